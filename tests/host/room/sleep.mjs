// What phones do that nobody asked them to: freeze, sleep as a whole, go back to a page that was left. Each comes back to the right step.
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { browse, card, Host, must, phone, until } from "./kit.mjs";
import { goesOn, within } from "./people.mjs";
import { RawBrowser } from "./raw.mjs";

const folder = await mkdtemp(join(tmpdir(), "two-hats-room-"));
const args = ["two-basements", "--crises", "2", "--seed", "5", "--bind", card, "--port", "0", "--again", "--save", join(folder, "room.save")];
const host = await Host.start(args, folder);
const browser = await browse();
const pocket = await RawBrowser.start();
const told = (text) => console.log(text);

try {
  const console_ = await phone(browser, { viewport: { width: 1024, height: 768 } });
  await console_.goto(host.opened.console);
  const here = (text) => until(`"${text}" on the console`, async () => (await console_.locator("header", { hasText: text }).count()) > 0);
  const page = await pocket.page(host.opened.join);
  const shows = (text) => page.does(`document.body.innerText.includes(${JSON.stringify(text)})`);
  await until("a button to join", () => page.does(`[...document.querySelectorAll("button")].some((b) => b.textContent === "Join" && (b.click(), true))`));
  await here("1 of 1 here");
  await page.does(`for (const event of ["freeze", "resume"]) document.addEventListener(event, () => { (window.lived ??= []).push(event); }); 1`);
  const other = await pocket.page("data:text/html,another page");

  // Hidden: the socket stays, and the host knows that nobody looks.
  await here("0 of 1 here");
  await pocket.front(page);
  await here("1 of 1 here");
  told("hidden is away, shown is here");

  // Frozen: the page closes its socket, because browsers answer pings for frozen pages.
  await pocket.front(other);
  await page.send("Page.setWebLifecycleState", { state: "frozen" });
  await here("0 of 1 here");
  await goesOn(console_, "To the first crisis", "Discuss");
  await goesOn(console_, "On to: Vote", "Vote");
  let since = Date.now();
  await page.send("Page.setWebLifecycleState", { state: "active" });
  await pocket.front(page);
  const thawed = await within(3000, "the right step after being frozen", () => shows("You have not voted yet."), since);
  must((await page.does("window.lived.join()")) === "freeze,resume", "the page was not frozen");
  await here("1 of 1 here");
  told(`frozen: at the right step ${thawed} ms after waking`);

  // The whole browser stands still, as on a phone that sleeps. Nothing tells the page but the clock.
  pocket.pause();
  await goesOn(console_, "On to: Talk", "Talk");
  await goesOn(console_, "On to: Vote again", "Vote again");
  await new Promise((go) => setTimeout(go, 7000));
  since = Date.now();
  pocket.wake();
  const woken = await within(3000, "the right step after sleep", () => shows("Vote again. If you change nothing"), since);
  told(`stopped as a whole: at the right step ${woken} ms after waking`);

  // Another page in the same tab, and back.
  await page.does(`location.href = "data:text/html,elsewhere"; 1`).catch(() => {});
  await page.send("Page.navigate", { url: "about:blank" });
  await goesOn(console_, "On to: Predict", "Predict");
  since = Date.now();
  const { entries, currentIndex } = await page.send("Page.getNavigationHistory");
  const left = entries.slice(0, currentIndex).reverse().find((entry) => entry.url.startsWith("http"));
  await page.send("Page.navigateToHistoryEntry", { entryId: left.id });
  const returned = await within(3000, "the right step after going back", () => shows("Which meter will move most?").catch(() => false), since);
  told(`back button: at the right step ${returned} ms after it`);
  must(!(await shows("Join")), "going back takes no second seat");
  await here("1 of 1 here");
  told("PLAYED");
} finally {
  pocket.stop();
  await browser.close();
  await host.stop();
}
