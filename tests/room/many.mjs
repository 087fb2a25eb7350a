// Two hundred simulated phones beside a real one: every vote is counted once, and shown on the wall with the reveal.
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { crowd } from "./crowd.mjs";
import { browse, card, Host, must, phone, picture, sound, until } from "./kit.mjs";
import { goesOn, joins, votes } from "./people.mjs";

const SIZE = 200;
const folder = await mkdtemp(join(tmpdir(), "two-hats-room-"));
const host = await Host.start(["two-basements", "--crises", "1", "--seed", "5", "--bind", card, "--port", "0", "--save", join(folder, "room.save")], folder);
const browser = await browse();

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
  console.log(`${SIZE} votes on the disk ${Date.now() - opened} ms after the vote was opened`);
  await votes(first, 1);
  await wall.getByText(`${SIZE + 1} of ${SIZE + 1} through`).waitFor();
  await sound(wall, "wall-many");
  await goesOn(console_, "On to: Predict", "Predict");
  await goesOn(console_, "On to: Name the hat", "Name the hat");
  await until("predictions and hats", () => members.every((member) => member.acked >= 2), 20_000);
  await console_.getByRole("button", { name: "Reveal", exact: true }).click();
  await wall.getByText("How the room voted").waitFor();
  const counts = (await wall.locator(".split .count").allTextContents()).map((text) => parseInt(text, 10));
  must(counts.reduce((sum, count) => sum + count, 0) === SIZE + 1, `${counts.join(" + ")} votes on the wall, from ${SIZE + 1} phones`);
  await sound(wall, "wall-many-reveal");
  await picture(wall, "wall-many-reveal");
  for (const member of members) member.socket.close();
  console.log("PLAYED");
} finally {
  await browser.close();
  await host.stop();
}
process.exit(0);
