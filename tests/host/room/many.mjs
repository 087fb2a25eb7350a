// Two hundred simulated phones beside a real one, at one table and at eight: every vote is counted once, and shown with the reveal.
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { crowd } from "./crowd.mjs";
import { browse, card, Host, must, phone, picture, sound, until } from "./kit.mjs";
import { goesOn, joins, votes } from "./people.mjs";

const SIZE = 200;
const sum = (counts) => counts.reduce((total, count) => total + count, 0);
const browser = await browse();

/** Where the console chooses the table whose count it shows. */
const tableOf = (console_) => console_.getByRole("region", { name: "Count" }).getByRole("combobox").first();

/** All votes that the console shows, table by table. */
async function counted(console_, tables) {
  const counts = [];
  for (let table = 1; table <= tables; table += 1) {
    if (tables > 1) await tableOf(console_).selectOption(String(table));
    counts.push(...(await console_.getByText(/\(phones \d+/).allTextContents()).map((text) => parseInt(text, 10)));
  }
  return sum(counts);
}

async function plays(tables) {
  const folder = await mkdtemp(join(tmpdir(), "two-hats-room-"));
  const args = ["two-basements", "--crises", "1", "--seed", "5", "--tables", String(tables), "--bind", card, "--port", "0", "--save", join(folder, "room.save")];
  const host = await Host.start(args, folder);
  try {
    const members = await crowd(host.opened.address, host.opened.code, SIZE);
    const wall = await phone(browser, { viewport: { width: 1920, height: 1080 } });
    await wall.goto(host.opened.wall);
    const console_ = await phone(browser, { viewport: { width: 1024, height: 768 } });
    await console_.goto(host.opened.console);
    const first = await phone(browser);
    await joins(first, host.opened.join);
    await wall.getByText(`${SIZE + 1} people are in.`).waitFor();
    await goesOn(console_, "To the first crisis", "Discuss");
    const opened = Date.now();
    await goesOn(console_, "On to: Vote", "Vote");
    await until("every vote acknowledged", () => members.every((member) => member.acked === 1), 20_000);
    console.log(`${tables} tables: ${SIZE} votes on the disk ${Date.now() - opened} ms after the vote was opened`);
    await votes(first, 1);
    await until("every vote on the console", async () => (await counted(console_, tables)) === SIZE + 1);
    const through = tables > 1 ? new RegExp(`Table ${tables}: \\d+ of \\d+ through`) : `${SIZE + 1} of ${SIZE + 1} through`;
    await wall.getByText(through).waitFor();
    await sound(wall, `wall-many-${tables}`);
    await goesOn(console_, "On to: Predict", "Predict");
    await goesOn(console_, "On to: Name the hat", "Name the hat");
    await until("predictions and hats", () => members.every((member) => member.acked >= 2), 20_000);
    await console_.getByRole("button", { name: "Reveal", exact: true }).click();
    if (tables === 1) {
      await wall.getByText("How the room voted").waitFor();
      const counts = (await wall.locator(".split .count").allTextContents()).map((text) => parseInt(text, 10));
      must(sum(counts) === SIZE + 1, `${counts.join(" + ")} votes on the wall, from ${SIZE + 1} phones`);
    } else {
      // Where a table is tied, the facilitator decides: nobody of the crowd does.
      await until("a reveal at every table", async () => {
        const tie = console_.getByRole("button", { name: /^Break the tie/ }).first();
        for (let table = 1; table <= tables; table += 1) {
          if (await tableOf(console_).count() === 0) break;
          await tableOf(console_).selectOption(String(table)).catch(() => {});
          if (await tie.count() === 0) continue;
          await tie.click();
          await console_.getByRole("button", { name: "Yes" }).click();
        }
        return (await wall.locator(".side .figures").count()) === tables;
      }, 30_000);
    }
    await sound(wall, `wall-many-${tables}-reveal`);
    await picture(wall, `wall-many-${tables}-reveal`);
    for (const member of members) member.socket.close();
    for (const context of browser.contexts()) await context.close();
  } finally {
    await host.stop();
  }
}

try {
  await plays(1);
  await plays(8);
  console.log("PLAYED");
} finally {
  await browser.close();
}
process.exit(0);
