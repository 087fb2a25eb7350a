// A whole room: eight phones at two tables, a console and a wall, from the code to the end, with everything that phones do meanwhile.
import { mkdtemp, readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { browse, card, Host, must, phone, picture, seen, sound, until } from "./kit.mjs";
import { at, goesOn, joins, namesHat, predicts, voted, votes, within } from "./people.mjs";

const folder = await mkdtemp(join(tmpdir(), "two-hats-room-"));
const save = join(folder, "room.save");
const scenario = process.env.TWO_HATS_SCENARIO ?? "two-basements";
const args = [scenario, "--tables", "2", "--crises", "2", "--seed", "5", "--bind", card, "--names", "--again", "--save", save];
let host = await Host.start([...args, "--port", "0"], folder);
const { address } = host.opened;
const browser = await browse();
const told = (text) => console.log(text);

/** A large page for the wall, a tablet for the facilitator. */
const screen = (width, height) => phone(browser, { viewport: { width, height } });

try {
  const wall = await screen(1920, 1080);
  await wall.goto(host.opened.wall);
  await wall.getByText(address).first().waitFor();
  await sound(wall, "wall-door");
  await picture(wall, "wall-door");
  const console_ = await screen(1024, 768);
  await console_.goto(host.opened.console);
  await console_.getByRole("button", { name: "To the first crisis" }).waitFor();
  must(!(await console_.evaluate(() => location.href)).includes("#"), "the console's code stays in the address");
  await seen(console_, "console-briefing");

  // A GET takes no seat, however often.
  for (const path of ["/", `/${host.opened.code}`, `/${host.opened.code.toLowerCase()}`]) await fetch(`http://${address}${path}`);
  await wall.getByText("0 people are in.").waitFor();

  const phones = [];
  for (let n = 0; n < 7; n += 1) {
    const page = await phone(browser);
    if (n === 0) {
      await page.goto(host.opened.join);
      await page.getByLabel("Your name in this room").waitFor();
      await seen(page, "phone-door");
    }
    await joins(page, host.opened.join, `Person ${n + 1}`);
    phones.push(page);
  }
  const [first, second, third, fourth] = phones;
  await wall.getByText("7 people are in.").waitFor();
  await seen(first, "phone-briefing");
  told("seven phones are in, by a button each");

  await goesOn(console_, "To the first crisis", "Discuss");
  await first.getByText("Talk it over.").waitFor();
  await console_.getByRole("button", { name: "Start the timer" }).click();
  await until("a timer that runs", async () => /^[0-5]:/.test(await first.getByRole("timer").textContent()));
  await seen(first, "phone-discuss");
  await seen(console_, "console-discuss");
  await sound(wall, "wall-discuss");
  await picture(wall, "wall-discuss");

  await goesOn(console_, "On to: Vote", "Vote");
  const head = (await first.locator("h1").textContent()).trim();
  await seen(first, "phone-vote");
  await votes(first, 1);
  await votes(first, 2);
  must(await voted(first) === 2, "the later vote counts");
  await seen(first, "phone-voted");
  await first.reload();
  await first.locator(".foot", { hasText: "Counted." }).waitFor();
  must(await voted(first) === 2, "a phone that was loaded again has its seat and its vote");
  for (const page of phones.slice(1)) await votes(page, 1);
  must(!/\d+ votes?/.test(await wall.locator("main").textContent()), "no votes on the wall before the reveal");
  await sound(wall, "wall-vote");
  await picture(wall, "wall-vote");
  await console_.getByRole("button", { name: /^One more: Hands for answer 3/ }).click();
  await console_.getByText(/hands 1/).waitFor();
  await seen(console_, "console-vote");
  told("a vote changes until it is closed, outlasts a reload, and hands count beside it");

  // Late: at the step at hand.
  const late = await phone(browser);
  await late.goto(host.opened.join);
  await late.getByLabel("Your name in this room").fill("Late");
  await late.getByRole("button", { name: "Join", exact: true }).click();
  await at(late, head);
  await votes(late, 4);
  phones.push(late);

  await goesOn(console_, "On to: Talk", "Talk");
  await third.getByText("Talk about what you voted.").waitFor();
  // Without a network, and back.
  await second.context().setOffline(true);
  await second.getByText("This phone has no network. Your place is kept.").waitFor();
  await seen(second, "phone-offline");
  await goesOn(console_, "On to: Vote again", "Vote again");
  await second.context().setOffline(false);
  const back = await within(3000, "a phone with its network back", async () => (await second.getByText("Vote again.").count()) > 0);
  told(`offline: at the right step ${back} ms after the network's return`);
  must(await voted(second) === 1, "the first vote stands in the second round");
  await votes(fourth, 3);

  // The laptop's battery dies, and the room is opened again at the same address.
  await host.kill();
  await first.getByText("Waiting for the host…").first().waitFor();
  await seen(first, "phone-host-gone");
  host = await Host.start(["--resume", save, "--bind", card, "--port", address.split(":")[1]], folder);
  const returned = await within(6000, "phones after the host's return", async () => {
    for (const page of phones) if (await page.locator(".banner").count() > 0 || await page.locator(".foot").count() === 0) return false;
    return true;
  });
  must(await voted(fourth) === 3 && await voted(first) === 2 && await voted(late) === 4, "every counted vote is there after the host was killed");
  told(`after kill -9: eight phones back with their votes ${returned} ms after the host's line`);
  await until("console and wall, by themselves", async () => !(await console_.getByText("Waiting for the host…").first().isVisible()) && !(await wall.getByText("Waiting for the host…").first().isVisible()));

  await goesOn(console_, "On to: Predict", "Predict");
  await seen(first, "phone-predict");
  await predicts(first, "Morale", "Up");
  for (const page of phones.slice(1, 5)) await predicts(page, "Stability", "Down");
  await sound(wall, "wall-predict");
  await picture(wall, "wall-predict");
  await goesOn(console_, "On to: Name the hat", "Name the hat");
  await seen(first, "phone-hat");
  await namesHat(first, "Lead");
  await namesHat(second, "Manage");
  await sound(wall, "wall-hat");
  await picture(wall, "wall-hat");
  await console_.getByRole("button", { name: "Reveal", exact: true }).click();
  await until("the reveal, or a tie that its speaker breaks", async () => {
    for (const page of phones) {
      const decide = page.getByRole("button", { name: "Give this answer" });
      if (await decide.count() === 0) continue;
      await seen(page, "phone-speaker");
      await page.getByRole("radio").first().check({ force: true });
      await decide.click();
    }
    return (await console_.locator("header", { hasText: "Reveal" }).count()) > 0 && (await first.getByText("You beside your table").count()) > 0;
  });
  await seen(first, "phone-reveal");
  await seen(console_, "console-reveal");
  await sound(wall, "wall-reveal");
  await picture(wall, "wall-reveal");
  must(/Table 1/.test(await wall.locator("main").textContent()) && /Table 2/.test(await wall.locator("main").textContent()), "tables side by side after the reveal");

  // Revealed too soon: taken back, and revealed again.
  await console_.getByRole("button", { name: "Step back" }).click();
  await console_.getByRole("button", { name: "Yes" }).click();
  await until("the crisis again", async () => (await first.getByText("You beside your table").count()) === 0);
  await console_.getByRole("button", { name: "Reveal now" }).click();
  await until("the second reveal", async () => {
    for (const page of phones) {
      const decide = page.getByRole("button", { name: "Give this answer" });
      if (await decide.count() === 0) continue;
      await page.getByRole("radio").first().check({ force: true });
      await decide.click();
    }
    return (await first.getByText("You beside your table").count()) > 0;
  });
  told("a reveal was taken back, and revealed again");

  // Black, a break, a seat that is taken out.
  await console_.getByRole("button", { name: "Wall black" }).click();
  await until("a black wall", () => wall.evaluate(() => document.body.classList.contains("black") && document.body.innerText.length < 20));
  await console_.getByRole("button", { name: "Show the wall" }).click();
  await console_.getByRole("button", { name: "Break", exact: true }).click();
  await first.getByText("A break. It goes on by itself.").waitFor();
  await seen(first, "phone-break");
  await console_.getByRole("button", { name: "Go on", exact: true }).click();
  await console_.getByText(/^People \(/).click();
  await console_.getByRole("button", { name: "More for Late" }).click();
  await seen(console_, "console-people");
  await console_.getByRole("button", { name: "Remove", exact: true }).click();
  await console_.getByRole("button", { name: "Yes" }).click();
  await late.getByText("This seat is not yours any more.").waitFor();
  await seen(late, "phone-removed");
  phones.pop();

  // The second crisis, short; something arrives in it.
  await console_.getByRole("button", { name: /^Next crisis|^To the end/ }).click();
  await console_.locator("header", { hasText: "Discuss" }).waitFor();
  await console_.getByText("Something arrives", { exact: true }).click();
  await console_.getByLabel("From", { exact: true }).fill("The Hill");
  await console_.getByLabel("Text").fill("Two more trays.");
  await console_.getByRole("button", { name: "Send it" }).last().click();
  await first.getByText("Two more trays.").waitFor();
  await goesOn(console_, "On to: Vote", "Vote");
  for (const page of phones) await votes(page, 1);
  await console_.getByRole("button", { name: "Reveal now" }).click();
  await first.getByText("You beside your table").waitFor();
  await console_.getByRole("button", { name: "To the end" }).click();
  await first.getByRole("button", { name: "Save this page as a file" }).waitFor();
  await first.getByLabel("One thing that you will do, and by when").fill("Ask Jiayi first, on Monday.");
  await first.getByRole("button", { name: "Keep it" }).click();
  await first.getByRole("button", { name: "Kept", exact: true }).waitFor();
  await seen(first, "phone-over");
  await seen(console_, "console-over");
  await sound(wall, "wall-over");
  await picture(wall, "wall-over");
  const download = first.waitForEvent("download");
  await first.getByRole("button", { name: "Save this page as a file" }).click();
  const page = await readFile(await (await download).path(), "utf8");
  must(page.includes("Ask Jiayi first, on Monday.") && page.includes("Person 1") && !page.includes("<script"), "the saved page has the commitment, the name, and no script");
  told("the page of one's own is kept as a file");

  // The host goes for good: what a phone has stays on it.
  await host.stop();
  await first.getByText("Waiting for the host…").first().waitFor();
  must(await first.getByRole("button", { name: "Save this page as a file" }).count() === 1, "the page of one's own stays");
  await sound(first, "phone-closed");
  told("PLAYED");
} catch (error) {
  for (const [at_, context] of browser.contexts().entries()) for (const page of context.pages()) await picture(page, `failed-${at_}`).catch(() => {});
  throw error;
} finally {
  await browser.close();
  await host.stop();
}
