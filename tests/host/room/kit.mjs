// What the plays of a room share: a host, a browser, pages, and what every page has to fulfil.
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdir, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { networkInterfaces } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { chromium } from "playwright-core";

const axeSource = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
/** An address of this computer that other devices could reach: pages under it are no secure context, as in a room. */
export const card = Object.values(networkInterfaces()).flat().find((one) => one && one.family === "IPv4" && !one.internal)?.address ?? "127.0.0.1";
const program = process.env.TWO_HATS_PROGRAM ?? "two-hats";
const pictures = process.env.TWO_HATS_PICTURES;

/** Fails with what was wrong, unless it holds. */
export function must(holds, what) {
  if (!holds) throw new Error(what);
}

/** Waits until `look` gives something true, and gives that back. */
export async function until(what, look, patience = 15_000) {
  const end = Date.now() + patience;
  for (;;) {
    const found = await look();
    if (found) return found;
    if (Date.now() > end) throw new Error(`this never came: ${what}`);
    await new Promise((go) => setTimeout(go, 50));
  }
}

/** The program, serving a room. */
export class Host {
  constructor(child, opened) {
    this.child = child;
    this.opened = opened;
  }

  /** Starts it, and waits for the line that says where it serves. */
  static async start(args, folder) {
    const child = spawn(program, ["host", ...args, "--headless", "--format", "json"], {
      env: { ...process.env, TWO_HATS_DATA: folder },
      stdio: ["ignore", "pipe", "pipe"],
    });
    let told = "";
    child.stderr.on("data", (text) => { told += text; });
    const opened = await new Promise((found, failed) => {
      createInterface({ input: child.stdout }).once("line", (line) => found(JSON.parse(line)));
      child.once("exit", (status) => failed(new Error(`the host ended with ${status}: ${told}`)));
    });
    return new Host(child, opened);
  }

  /** Ends it as a dead battery would. */
  async kill() {
    const gone = new Promise((ended) => this.child.once("exit", ended));
    this.child.kill("SIGKILL");
    await gone;
  }

  /** Ends it as Ctrl-C does. */
  async stop() {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const gone = new Promise((ended) => this.child.once("exit", ended));
    this.child.kill("SIGINT");
    await gone;
  }
}

/** The system's browser. */
export function browse() {
  return chromium.launch({
    executablePath: process.env.TWO_HATS_CHROMIUM ?? "/usr/bin/chromium",
    args: [
      "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
      // A page that was put in place of the host's has no address of its own, and so may not reach a private one.
      ...(process.env.TWO_HATS_PAGES ? ["--disable-features=LocalNetworkAccessChecks"] : []),
    ],
  });
}

/** While pages are written: serves them from this folder, under the host's policy with their own hashes, so that the program need not be built again. */
async function freshPages(context) {
  const folder = process.env.TWO_HATS_PAGES;
  if (!folder) return;
  await context.route(/.*/, async (route) => {
    if (route.request().resourceType() !== "document" || !route.request().url().startsWith("http")) return route.fallback();
    const answer = await route.fetch();
    const name = { "/console": "console", "/wall": "wall" }[new URL(route.request().url()).pathname] ?? "phone";
    const body = await readFile(join(folder, `${name}.html`), "utf8");
    const hash = (kind) => `${kind}-src 'sha256-${createHash("sha256").update(new RegExp(`<${kind}>([^]*?)</${kind}>`).exec(body)[1]).digest("base64")}'`;
    const policy = answer.headers()["content-security-policy"].replace(/script-src [^;]*/, hash("script")).replace(/style-src [^;]*/, hash("style"));
    const { "content-encoding": _, "content-length": __, ...headers } = answer.headers();
    return route.fulfill({ status: answer.status(), headers: { ...headers, "content-security-policy": policy }, body });
  });
}

/** A page of its own context, as one phone is. What it complains about is kept, and fails the play. */
export async function phone(browser, more = {}) {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, hasTouch: true, ...more });
  await freshPages(context);
  const page = await context.newPage();
  page.complaints = [];
  page.on("pageerror", (error) => page.complaints.push(String(error)));
  page.on("console", (message) => {
    if (message.type() === "error" && !/WebSocket|Failed to load resource|ERR_INTERNET_DISCONNECTED|ERR_CONNECTION/.test(message.text())) page.complaints.push(message.text());
  });
  return page;
}

const FIELDS = new Set(["meter", "progressbar", "textbox", "searchbox", "spinbutton", "slider", "combobox", "listbox", "checkbox", "radio", "switch", "button", "link", "image"]);

/** What a screen reader is told of a page: role, name, and the roles of what is around it. */
async function heard(page) {
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send("Accessibility.getFullAXTree");
  await session.detach();
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  return nodes.filter((node) => !node.ignored).map((node) => {
    const around = [];
    for (let up = byId.get(node.parentId); up; up = byId.get(up.parentId)) {
      if (!up.ignored) around.push({ role: up.role?.value, name: up.name?.value?.trim() });
    }
    return { role: node.role?.value, name: (node.name?.value ?? "").trim(), around };
  });
}

/** Every rule that a page has to fulfil at every step; axe-core passes meters and groups without a name, so those are looked at here. */
export async function sound(page, where) {
  await page.evaluate(axeSource);
  const { violations } = await page.evaluate(() => globalThis.axe.run(document));
  const found = violations.map((v) => `${v.id}: ${v.help} (${v.nodes.map((n) => n.html.slice(0, 120)).join(" | ")})`);
  for (const node of await heard(page)) {
    if (FIELDS.has(node.role) && node.name === "") found.push(`a ${node.role} has no name`);
    if (node.role === "radio" && !node.around.some((up) => ["radiogroup", "group"].includes(up.role) && up.name)) found.push(`the radio "${node.name}" is in no group with a name`);
  }
  const shape = await page.evaluate(() => {
    const wrong = [];
    if (document.documentElement.scrollWidth > innerWidth + 1) wrong.push(`the page is ${document.documentElement.scrollWidth} px wide in a window of ${innerWidth}`);
    for (const node of document.querySelectorAll("button, input, p, li, legend, span, h1, h2, h3")) {
      const box = node.getBoundingClientRect();
      if (box.width < 2 || box.height < 2 || !node.textContent.trim() || node.closest(".hidden")) continue;
      const size = parseFloat(getComputedStyle(node).fontSize);
      if (size < 15) wrong.push(`"${node.textContent.slice(0, 30)}" is written in ${size} px`);
      if (node.scrollWidth > node.clientWidth + 1 && getComputedStyle(node).overflow === "hidden") wrong.push(`"${node.textContent.slice(0, 30)}" is cut off`);
      if (node.tagName === "BUTTON" && (box.width < 44 || box.height < 44)) wrong.push(`the button "${node.textContent}" is ${box.width} by ${box.height}`);
    }
    return wrong;
  });
  const all = [...found, ...shape, ...page.complaints];
  must(all.length === 0, `${where}: ${all.join("\n  ")}`);
}

/** Writes a picture, where pictures are asked for. */
export async function picture(page, name) {
  if (!pictures) return;
  await mkdir(pictures, { recursive: true });
  await page.screenshot({ path: join(pictures, `${name}.png`), fullPage: false });
}

/** A page at one step: its rules and its picture in light and dark, on a small phone, and in letters of twice the size. */
export async function seen(page, name) {
  const size = page.viewportSize();
  try {
    await sound(page, name);
    await picture(page, name);
    await page.emulateMedia({ colorScheme: "dark" });
    await sound(page, `${name}, dark`);
    await picture(page, `${name}-dark`);
    await page.emulateMedia({ colorScheme: "light", contrast: "more", reducedMotion: "reduce" });
    await sound(page, `${name}, more contrast`);
    await page.emulateMedia({ contrast: null, reducedMotion: null, forcedColors: "active" });
    await picture(page, `${name}-forced`);
    await page.emulateMedia({ forcedColors: null });
    await page.setViewportSize({ width: 360, height: 640 });
    await sound(page, `${name}, on a small phone`);
    await picture(page, `${name}-360`);
    await page.evaluate(() => { document.documentElement.style.fontSize = "200%"; });
    await sound(page, `${name}, in letters of twice the size`);
    await picture(page, `${name}-200`);
  } finally {
    await page.emulateMedia({ colorScheme: "light", contrast: null, reducedMotion: null, forcedColors: null });
    await page.evaluate(() => { document.documentElement.style.fontSize = ""; });
    await page.setViewportSize(size);
  }
}
