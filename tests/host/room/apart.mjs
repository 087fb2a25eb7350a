// A room with a list of names, somebody who watches, tables at their own pace, and the debrief in three acts; opened again in between.
import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { browse, card, Host, must, phone, picture, seen, sound, until } from "./kit.mjs";
import { goesOn, votes, within } from "./people.mjs";

const folder = await mkdtemp(join(tmpdir(), "two-hats-apart-"));
const save = join(folder, "room.save");
const names = join(folder, "names.txt");
await writeFile(names, "Ana\nBo\nCleo\nDan\nEda\nFinn\n");
const scenario = process.env.TWO_HATS_SCENARIO ?? "two-basements";
let host = await Host.start([scenario, "--tables", "2", "--crises", "3", "--seed", "5", "--bind", card, "--names", names, "--no-prediction", "--no-hats", "--questions", "--port", "0", "--save", save], folder);
const browser = await browse();
const told = (text) => console.log(text);
const screen = (width, height) => phone(browser, { viewport: { width, height } });

/** Takes a name of the list, and a seat with it. */
async function picks(page, name) {
  await page.goto(host.opened.join);
  await page.getByLabel("Your name").selectOption(name);
  await page.getByRole("button", { name: "Join", exact: true }).click();
  await page.getByText("You are in", { exact: true }).waitFor();
}

/** Answers the short questions: always the first job and the first reason. */
async function answers(page) {
  for (let at = 1; at <= 5; at += 1) {
    const section = page.locator("section", { hasText: `Question ${at} of 5` });
    await section.waitFor();
    await section.getByRole("group").nth(0).getByRole("radio").first().check({ force: true });
    await section.getByRole("group").nth(1).getByRole("radio").first().check({ force: true });
    if (at === 2) await seen(page, `phone-question-${await page.locator("h1").first().textContent() === "You are in" ? "before" : "after"}`);
    await section.getByRole("button", { name: at < 5 ? "Next question" : "Send my answers" }).click();
  }
  await page.getByText("Your answers are counted.").waitFor();
}

/** Takes the whole table along, in two touches. */
async function takesAlong(page) {
  await page.getByRole("button", { name: "Our table goes on" }).click();
  await page.getByRole("button", { name: "Go on, for the whole table?" }).click();
}

try {
  const wall = await screen(1920, 1080);
  await wall.goto(host.opened.wall);
  const console_ = await screen(1024, 768);
  await console_.goto(host.opened.console);

  const pages = {};
  for (const name of ["Ana", "Bo", "Cleo", "Dan", "Eda"]) {
    const page = await phone(browser);
    await picks(page, name);
    pages[name] = page;
  }
  const stranger = await phone(browser);
  await stranger.goto(host.opened.join);
  await seen(stranger, "phone-names");
  must(await stranger.locator("option", { hasText: "Ana (taken)" }).isDisabled(), "nobody takes a neighbour's name");
  await stranger.getByRole("button", { name: "I was in on another device" }).click();
  must(await stranger.getByLabel("Your name").locator("option").count() === 6, "whoever's name is taken asks for that seat");
  await seen(stranger, "phone-claim-name");
  told("names are picked from the list, each once");

  await console_.getByText(/^People \(/).click();
  await console_.getByRole("button", { name: "More for Eda" }).click();
  await console_.getByRole("button", { name: "Let this seat watch" }).click();
  await pages.Eda.getByText("You vote on nothing.").waitFor();
  await wall.getByText("4 people are in.").waitFor();
  await console_.getByRole("button", { name: "More for Eda" }).click();

  await console_.getByLabel("How tables go").selectOption("2");
  await seen(console_, "console-pace");
  // Before the first crisis: some answer, and a page that is loaded again keeps what was chosen.
  const first = pages.Ana.locator("section", { hasText: "Question 1 of 5" });
  await first.getByRole("radio").nth(1).check({ force: true });
  await pages.Ana.reload();
  must(await first.getByRole("radio").nth(1).isChecked(), "what was chosen outlasts a reload");
  await answers(pages.Ana);
  await answers(pages.Bo);
  await wall.getByText("2 of 4 have answered the questions.").waitFor();
  must(await pages.Eda.getByText("Question 1 of 5").count() === 0, "who watches is asked nothing");
  await picture(wall, "wall-questions");
  told("questions before the first crisis");
  await console_.getByRole("button", { name: "To the first crisis" }).click();
  await wall.getByText("Each table goes on by itself").waitFor();
  const { Ana, Bo, Cleo, Dan, Eda } = pages;
  await Eda.getByRole("checkbox").first().check();
  await Eda.getByLabel("Your note on this crisis").fill("Nobody asked the painter.");
  await Eda.getByRole("button", { name: "Keep it" }).click();
  await Eda.getByRole("button", { name: "Kept", exact: true }).waitFor();
  must(await Eda.getByRole("radio").count() === 0, "who watches votes on nothing");
  await seen(Eda, "phone-watch");
  told("somebody watches, ticks and writes");

  // Ana and Cleo sit at the first table, Bo and Dan at the second. The first goes ahead.
  await seen(Ana, "phone-own-pace");
  await takesAlong(Ana);
  await Cleo.getByText("Vote alone.").waitFor();
  await votes(Cleo, 1);
  await votes(Ana, 1);
  await takesAlong(Cleo);
  await Ana.getByText("You beside your table").waitFor();
  must((await Bo.getByText("Talk it over.").count()) === 1, "the other table is where it was");
  const ahead = await Ana.locator("section.card p").first().textContent();
  must(!(await wall.locator("body").textContent()).includes(ahead), "the wall shows nothing that lies ahead of a table");
  await takesAlong(Ana);
  await Cleo.getByText("Talk it over.").waitFor();
  await takesAlong(Ana);
  await votes(Ana, 2);
  await sound(wall, "wall-own-pace");
  await picture(wall, "wall-own-pace");

  // The laptop's battery dies: console, wall and phones come back by themselves, under the same codes.
  const { console: old, wall: oldWall, address } = host.opened;
  await host.kill();
  host = await Host.start(["--resume", save], folder);
  must(host.opened.console === old && host.opened.wall === oldWall && host.opened.address === address, "the same addresses and codes after a restart");
  const back = await within(6000, "console, wall and phones after the host's return", async () => {
    for (const page of [console_, wall, Ana, Bo, Eda]) if (await page.getByText("Waiting for the host…").first().isVisible().catch(() => false)) return false;
    return true;
  });
  told(`after kill -9: console, wall and phones back by themselves, ${back} ms`);

  // The last ones get a gentle sign, and are taken on by the console.
  await goesOn(console_, "Take the last tables on: On to: Vote", "Vote");
  await console_.getByRole("button", { name: "A gentle sign to the last" }).click();
  await Bo.getByText("The room waits for your answer.").waitFor();
  await seen(Bo, "phone-waited-for");
  await votes(Bo, 3);
  await until("no sign any more", async () => (await Bo.getByText("The room waits for your answer.").count()) === 0);
  must((await Dan.getByText("The room waits for your answer.").count()) === 1, "who has not answered keeps the sign");
  await votes(Dan, 3);
  await takesAlong(Dan);
  await Bo.getByText("You beside your table").waitFor();
  await takesAlong(Bo);
  await takesAlong(Bo);
  await votes(Bo, 1);
  await takesAlong(Bo);
  await Bo.getByText("You beside your table").waitFor();
  await Bo.getByText("Your table is through.").waitFor();
  await seen(Bo, "phone-barrier");
  await takesAlong(Ana);
  await wall.locator("header", { hasText: "Reveal" }).waitFor();
  await sound(wall, "wall-together");
  await picture(wall, "wall-together");
  told("tables went on by themselves up to the barrier, and meet there");

  await goesOn(console_, "Next crisis", "Discuss");
  await goesOn(console_, "On to: Vote", "Vote");
  for (const page of [Ana, Bo, Cleo, Dan]) await votes(page, 1);
  await console_.getByRole("button", { name: "Reveal", exact: true }).click();
  await Ana.getByText("You beside your table").waitFor();
  await console_.getByRole("button", { name: "To the end" }).click();
  await Ana.getByRole("button", { name: "Save this page as a file" }).waitFor();
  await answers(Ana);
  must(await Cleo.getByText("Question 1 of 5").count() === 0, "who answered none before is asked none after");
  await Ana.getByText(/of 10 points before/).waitFor();
  await Ana.getByText("The better road", { exact: true }).first().waitFor({ timeout: 60_000 });
  await seen(Ana, "phone-better");
  await wall.getByText("The story of table 1").waitFor();
  await sound(wall, "wall-act-1");
  await picture(wall, "wall-act-1");
  // Each phone tells of its own table; the wall of the one that the console names.
  await Ana.getByText("The story of table 1").waitFor();
  await Bo.getByText("The story of table 2").waitFor();
  await Bo.getByText("games that go by routine").waitFor();
  await console_.getByLabel("The wall tells of").selectOption("2");
  await wall.getByText("The story of table 2").waitFor();
  await picture(wall, "wall-act-1-table-2");
  await seen(console_, "console-acts");
  await console_.getByRole("button", { name: "The turning point" }).click();
  await wall.getByText("Same luck. The roads parted at crisis 1").waitFor();
  await sound(wall, "wall-act-2");
  await picture(wall, "wall-act-2");
  await console_.getByRole("button", { name: "A habit" }).click();
  await wall.getByText("1 of 4 have answered the questions.").waitFor();
  must(!(await wall.locator("main").textContent()).includes("points before"), "the wall tells nobody's own points");
  await sound(wall, "wall-act-3");
  await picture(wall, "wall-act-3");
  await Eda.getByLabel("Your note on the whole game").fill("They listened to each other late.");
  await Eda.getByRole("button", { name: "Keep it" }).click();
  await Eda.getByRole("button", { name: "Kept", exact: true }).waitFor();
  await seen(Eda, "phone-watch-over");
  told("the debrief in three acts, and the better road on each phone");
  told("PLAYED");
} catch (error) {
  for (const [at, context] of browser.contexts().entries()) for (const page of context.pages()) await picture(page, `failed-${at}`).catch(() => {});
  throw error;
} finally {
  await browser.close();
  await host.stop();
}
