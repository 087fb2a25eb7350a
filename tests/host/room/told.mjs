// What pages tell of a game that goes badly: a meter near its end, dates with their days, faces with the reason, and what fell.
import { mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { browse, card, Host, must, phone, picture, seen, sound } from "./kit.mjs";
import { goesOn, joins, votes } from "./people.mjs";

const folder = await mkdtemp(join(tmpdir(), "two-hats-told-"));
const scenario = join(folder, "mill.ron");
await writeFile(scenario, `(
    format: 1, id: "mill", title: "The Mill", pitch: "Flour runs out.", role: TeamLead, minutes: 10, objectives: ["See a meter fall"],
    briefing: "You run a mill with {ada}.",
    values: [(id: "honest", text: "We say it.")],
    start: (morale: 55, stability: 50, results: 52),
    meters: [(id: "flour", name: "Flour", about: "sacks in the store", start: 34, collapses: true)],
    clocks: [(id: "fair", text: "The fair opens", crisis: "fair")],
    team: [(id: "ada", name: "Ada Brandt", job: "Miller", about: "Up before the birds.", autonomy: High, trust: 40, energy: 60)],
    crises: [
        (id: "wheel", title: "The wheel", moment: "Monday the 7th, four in the morning", situation: Acute, severity: 60,
            scene: "The wheel stands still.", signals: (people: "{ada} has not said a word.", process: "The sluice is shut."),
            responses: [
                (id: "open", hat: Lead, practices: [SetDirection], text: "Open the sluice by hand.", outcomes: [(text: "A night’s flour goes down the river.", effects: [Meter(id: "flour", by: -12), Member(who: "ada", trust: -25)])]),
                (id: "wait", hat: Wait, text: "Wait for the river."),
            ]),
        (id: "fair", title: "The fair", moment: "Saturday the 12th, nine", situation: Acute, severity: 60,
            scene: "Ninety people want bread.", signals: (people: "{ada} counts sacks.", process: "There are four."),
            responses: [
                (id: "sell", hat: Lead, practices: [SetDirection], text: "Sell the last sacks as they are.", outcomes: [(text: "By ten the store is empty.", effects: [Meter(id: "flour", by: -40)])]),
                (id: "close", hat: Manage, practices: [ControlSolve], text: "Close the stall."),
            ]),
        (id: "after", title: "After the fair", moment: "Sunday", situation: Steady, severity: 30, scene: "Nobody comes.",
            signals: (people: "{ada} sweeps.", process: "The store is swept."),
            responses: [(id: "rest", hat: Wait, text: "Rest."), (id: "sow", hat: Lead, practices: [SetDirection], text: "Sow.")]),
    ],
    endings: [(id: "empty", title: "An empty store", text: "There is no flour.")],
)
`);
const host = await Host.start([scenario, "--tables", "1", "--seed", "5", "--bind", card, "--order", "file", "--no-prediction", "--no-hats", "--port", "0", "--save", join(folder, "room.save")], folder);
const browser = await browse();
const told = (text) => console.log(text);
const text = (page) => page.locator("main").textContent();
/** What stands on a page, and has to. */
async function tells(page, ...all) {
  const shown = await text(page);
  for (const one of all) must(one instanceof RegExp ? one.test(shown) : shown.includes(one), `"${one}" does not stand in: ${shown}`);
}
async function hides(page, one) {
  const shown = await text(page);
  must(!shown.includes(one), `"${one}" stands in: ${shown}`);
}

try {
  const wall = await phone(browser, { viewport: { width: 1920, height: 1080 } });
  await wall.goto(host.opened.wall);
  const console_ = await phone(browser, { viewport: { width: 1024, height: 768 } });
  await console_.goto(host.opened.console);
  const first = await phone(browser);
  await joins(first, host.opened.join);

  await goesOn(console_, "To the first crisis", "Discuss");
  await first.getByText("Talk it over.").waitFor();
  for (const page of [first, wall]) {
    await tells(page, "The fair opens: Saturday the 12th", "The moment is grave.");
    await hides(page, "at 0 the game ends");
  }
  await seen(first, "phone-stakes");
  told("a date that the story declared has its day, on the phone and on the wall");

  await goesOn(console_, "On to: Vote", "Vote");
  await votes(first, 1);
  await console_.getByRole("button", { name: "Reveal", exact: true }).click();
  await first.getByText("You beside the room").waitFor();
  for (const page of [first, wall]) await tells(page, /Ada\s?looks (angry|worried|tired) now, \w+ before: \S+/, /Flour 2\d: at 0 the game ends/);
  await seen(first, "phone-faces");
  await sound(wall, "wall-faces");
  await picture(wall, "wall-faces");
  told("a face that changed has its reason, and a meter under 30 says where it ends");

  await goesOn(console_, "Next crisis", "Discuss");
  await first.getByText("Talk it over.").waitFor();
  for (const page of [first, wall]) await tells(page, /Flour 2\d: at 0 the game ends/);
  await sound(wall, "wall-edge");
  await picture(wall, "wall-edge");
  await goesOn(console_, "On to: Vote", "Vote");
  for (const page of [first, wall]) await tells(page, /Flour 2\d: at 0 the game ends/);
  await seen(first, "phone-edge");
  await votes(first, 1);
  await console_.getByRole("button", { name: "Reveal", exact: true }).click();
  await first.getByText("You beside the room").waitFor();
  await console_.getByRole("button", { name: /^Next crisis|^To the end/ }).click();
  await first.getByRole("button", { name: "Save this page as a file" }).waitFor();
  const fell = /Flour fell to 0 in crisis 2, “The fair”, and that ended the game\. Most of it went there to .+ \(−\d+\)\. Before that, crisis 1, “The wheel”, had taken the most \(−12\)\./;
  for (const page of [first, wall]) {
    await tells(page, fell);
    await hides(page, "at 0 the game ends");
  }
  await seen(first, "phone-fell");
  await sound(wall, "wall-fell");
  await picture(wall, "wall-fell");
  const download = first.waitForEvent("download");
  await first.getByRole("button", { name: "Save this page as a file" }).click();
  const page = await readFile(await (await download).path(), "utf8");
  must(fell.test(page.replaceAll("&#8220;", "“")), "what fell stands in the saved page");
  told("what fell, where and why stands on the phone, on the wall, and in the saved page");
  console.log("PLAYED");
} finally {
  await browser.close();
  await host.stop();
}
