// The door of a room: codes, a lock, another device, a removed seat; and a room without tables and names, with one device that votes twice.
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { browse, card, Host, must, phone, seen, sound, picture, until } from "./kit.mjs";
import { at, goesOn, joins, voted, votes } from "./people.mjs";

const folder = await mkdtemp(join(tmpdir(), "two-hats-room-"));
const host = await Host.start(["two-basements", "--crises", "2", "--seed", "5", "--bind", card, "--port", "0", "--no-discussion", "--save", join(folder, "room.save")], folder);
const { address } = host.opened;
const browser = await browse();
const told = (text) => console.log(text);

try {
  const console_ = await phone(browser, { viewport: { width: 1024, height: 768 } });
  await console_.goto(`http://${address}/console`);
  await console_.getByLabel("Code of the console").waitFor();
  await seen(console_, "console-door");
  await console_.getByLabel("Code of the console").fill(host.opened.console.split("#")[1].toLowerCase());
  await console_.getByRole("button", { name: "Go on" }).click();
  await console_.getByRole("button", { name: "To the first crisis" }).waitFor();
  told("the console comes in by its code, typed");

  // A wrong code, then the right one, typed in small letters.
  const first = await phone(browser);
  await first.goto(`http://${address}/`);
  await first.getByLabel("Room code").fill("AAAAAA");
  await first.getByRole("button", { name: "Go on" }).click();
  await first.getByRole("alert").waitFor();
  await seen(first, "phone-wrong-code");
  await first.getByLabel("Room code").fill(host.opened.code.toLowerCase());
  await until("the door", async () => {
    const go = first.getByRole("button", { name: "Go on" });
    if (await go.count() > 0 && await go.isEnabled()) await go.click();
    return (await first.getByRole("button", { name: "Join", exact: true }).count()) > 0;
  });
  await first.getByRole("button", { name: "Join", exact: true }).click();
  await first.getByText("You are in", { exact: true }).waitFor();
  const second = await phone(browser);
  await joins(second, host.opened.join);
  told("a wrong code is told, the right one may be typed in any case");

  await console_.getByText(/^People \(/).click();
  await console_.getByRole("button", { name: "Lock the room" }).click();
  const stranger = await phone(browser);
  await stranger.goto(host.opened.join);
  await stranger.getByText("The room is locked").waitFor();
  await seen(stranger, "phone-locked");
  await console_.getByRole("button", { name: "Unlock the room" }).click();
  await console_.getByRole("button", { name: "New code" }).click();
  await console_.getByRole("button", { name: "Yes" }).click();
  const code = await until("another code", async () => {
    const now = (await console_.locator("strong.code").textContent()).trim();
    return now !== host.opened.code && now;
  });
  await stranger.goto(`http://${address}/${host.opened.code}`);
  await stranger.getByLabel("Room code").waitFor();
  await joins(stranger, `http://${address}/${code}`);
  told("a locked room and an old code let nobody in; the new code does");

  await goesOn(console_, "To the first crisis", "Vote");
  await votes(first, 2);

  // The same seat on another device, by its personal link.
  await first.getByText(/^You are Seat/).click();
  const link = await first.getByLabel("Your personal link").inputValue();
  await seen(first, "phone-seat");
  const tablet = await phone(browser);
  await tablet.goto(link);
  await tablet.locator(".foot", { hasText: "Counted." }).waitFor();
  must(await voted(tablet) === 2, "the personal link brings the seat and its vote");
  must(!(await tablet.evaluate(() => location.href)).includes("#"), "the link's secret stays in the address");
  await votes(tablet, 3);
  await until("the same vote on both", async () => (await voted(first)) === 3);
  told("a personal link opens the seat elsewhere, and both show one vote");

  // Another device without the link: only with a nod.
  const lost = await phone(browser);
  await lost.goto(`http://${address}/${code}`);
  await lost.getByRole("button", { name: "I was in on another device" }).click();
  await lost.getByLabel("Seat number").fill("2");
  await seen(lost, "phone-claim");
  await lost.getByRole("button", { name: "Ask for my seat" }).click();
  await console_.getByRole("button", { name: "No", exact: true }).click();
  await lost.getByText("The facilitator said no.").waitFor();
  await lost.getByRole("button", { name: "Ask for my seat" }).click();
  await console_.getByRole("button", { name: "Yes, give it the seat" }).waitFor();
  await seen(console_, "console-claim");
  await console_.getByRole("button", { name: "Yes, give it the seat" }).click();
  await lost.getByText("You have not voted yet.").waitFor();
  await second.getByText("This seat is not yours any more.").waitFor();
  told("without the link a seat moves by the facilitator's nod alone");

  // A tie: the speaker who was drawn decides, in two touches.
  await votes(tablet, 1);
  await votes(lost, 2);
  await console_.getByRole("button", { name: "Reveal now" }).click();
  await at(first, "It is a tie").catch(() => {});
  const speaker = await until("somebody who was drawn", async () => {
    for (const page of [tablet, lost, stranger]) if (await page.getByRole("button", { name: "Give this answer" }).count() > 0) return page;
    return undefined;
  });
  await seen(speaker, "phone-speaker");
  await seen(console_, "console-tie");
  await speaker.getByRole("radio").first().check({ force: true });
  await speaker.getByRole("button", { name: "Give this answer" }).click();
  await first.getByText("You beside the room").waitFor();
  await seen(first, "phone-reveal-split");
  const wall = await phone(browser, { viewport: { width: 1920, height: 1080 } });
  await wall.goto(host.opened.wall);
  await wall.getByText("How the room voted").waitFor();
  await sound(wall, "wall-split");
  await picture(wall, "wall-split");
  await wall.keyboard.press("c");
  await wall.getByRole("button", { name: "Show the code smaller" }).waitFor();
  await sound(wall, "wall-code");
  await picture(wall, "wall-code");
  const letters = await wall.evaluate(() => parseFloat(getComputedStyle(document.querySelector(".address")).fontSize) / innerHeight);
  must(letters >= 1 / 20, `the address is written in ${letters} of the height`);
  told("a tie is broken by who was drawn; the split is shown with the reveal");

  // The plan: fewer crises, a skipped one, steps; all from the console.
  await console_.getByText("Plan", { exact: true }).click();
  await seen(console_, "console-plan");
  await console_.getByLabel("Prediction").uncheck();
  await console_.getByLabel("Naming the hat").uncheck();
  await console_.getByLabel("A meter at 0 does not end the game early").check();
  await goesOn(console_, "Next crisis", "Vote");
  const title = (await first.locator("h1").textContent()).trim();
  await console_.getByRole("button", { name: "Skip this crisis" }).click();
  await console_.getByRole("button", { name: "Yes" }).click();
  await until("another crisis", async () => (await first.locator("h1").textContent()).trim() !== title);
  await console_.getByRole("button", { name: "Reveal", exact: true }).waitFor();
  await console_.getByRole("button", { name: "End now" }).click();
  await console_.getByRole("button", { name: "Yes" }).click();
  await first.getByRole("button", { name: "Save this page as a file" }).waitFor();
  told("skipped, shortened and ended early from the console");
  told("PLAYED");
} catch (error) {
  for (const [n, context] of browser.contexts().entries()) for (const page of context.pages()) await picture(page, `failed-${n}`).catch(() => {});
  throw error;
} finally {
  await browser.close();
  await host.stop();
}
