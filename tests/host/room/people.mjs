// What a person does at a page: by names and roles, as somebody with a screen reader would.
import { must, until } from "./kit.mjs";

/** Opens the room's address and takes a seat. */
export async function joins(page, address, name) {
  await page.goto(address);
  if (name) await page.getByLabel("Your name in this room").fill(name);
  await page.getByRole("button", { name: "Join", exact: true }).click();
  await page.getByText("You are in", { exact: true }).waitFor();
}

/** Votes, by the number of the answer, and waits until the page says that it is counted. */
export async function votes(page, number) {
  await page.getByRole("group", { name: "Which answer would you give?" }).getByRole("radio").nth(number - 1).check({ force: true });
  await page.locator(".foot", { hasText: "Counted." }).waitFor();
}

/** The answer that a page shows as its own: 1 for the first, 0 for none. */
export async function voted(page) {
  const answers = await page.getByRole("group", { name: "Which answer would you give?" }).getByRole("radio").all();
  for (const [at, answer] of answers.entries()) if (await answer.isChecked()) return at + 1;
  return 0;
}

/** Predicts. */
export async function predicts(page, meter, way) {
  await page.getByRole("radio", { name: meter }).check({ force: true });
  await page.getByRole("radio", { name: way, exact: true }).check({ force: true });
  await page.locator(".foot", { hasText: "Counted:" }).waitFor();
}

/** Names a hat. */
export async function namesHat(page, hat) {
  await page.getByRole("radio", { name: new RegExp(`^${hat} `) }).check({ force: true });
  await page.locator(".foot", { hasText: "Counted." }).waitFor();
}

/** Waits until a page's head says so. */
export async function at(page, head, patience = 10_000) {
  await until(`"${head}" on a page`, async () => (await page.locator("h1").first().textContent())?.trim() === head, patience);
}

/** The console presses its large button, and waits until the room is at that step. */
export async function goesOn(console_, label, step) {
  await console_.getByRole("button", { name: label, exact: true }).click();
  await console_.locator("header", { hasText: step }).waitFor();
}

/** How long it takes, from `start` on, until this holds, in milliseconds; at most `most`. */
export async function within(most, what, look, start = Date.now()) {
  await until(what, look, most);
  const took = Date.now() - start;
  must(took <= most, `${what} took ${took} ms`);
  return took;
}
