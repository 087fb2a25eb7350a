// Two other engines: WebKit (that of iPhones) through Debian's WebKitWebDriver, and Firefox by WebDriver BiDi. A shorter room is played.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import WebSocket from "ws";
import { browse, card, Host, must, phone, until } from "./kit.mjs";
import { goesOn, within } from "./people.mjs";

const pictures = process.env.TWO_HATS_PICTURES;
const PORT = 4446;

/** WebKit in a window of its own, on a screen that nobody sees. */
class WebKit {
  static async start() {
    const browser = new WebKit();
    browser.screen = spawn("Xvfb", ["-displayfd", "1", "-screen", "0", "800x1000x24", "-nolisten", "tcp"], { stdio: ["ignore", "pipe", "ignore"] });
    const display = await new Promise((found, failed) => {
      createInterface({ input: browser.screen.stdout }).once("line", found);
      browser.screen.once("exit", () => failed(new Error("Xvfb ended")));
    });
    browser.child = spawn("WebKitWebDriver", [`--port=${PORT}`], { stdio: "ignore", detached: true, env: { ...process.env, DISPLAY: `:${display}` } });
    const binary = ["/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser", "/usr/lib/x86_64-linux-gnu/webkit2gtk-4.0/MiniBrowser", "/usr/lib/x86_64-linux-gnu/webkitgtk-6.0/MiniBrowser"].find(existsSync);
    const options = { binary, args: ["--automation"] };
    const session = await until("WebKitWebDriver", () => browser.call("POST", "/session", { capabilities: { alwaysMatch: { "webkitgtk:browserOptions": options } } }).catch(() => undefined), 30_000);
    browser.base = `/session/${session.sessionId}`;
    browser.version = `${session.capabilities.browserName} ${session.capabilities.browserVersion}`;
    await browser.call("POST", `${browser.base}/window/rect`, { width: 390, height: 844 }).catch(() => {});
    return browser;
  }

  async call(method, path, body) {
    const answer = await fetch(`http://127.0.0.1:${PORT}${path}`, { method, ...(body ? { body: JSON.stringify(body) } : {}) });
    const { value } = await answer.json();
    if (value?.error) throw new Error(`${value.error}: ${value.message}`);
    return value;
  }

  open(url) { return this.call("POST", `${this.base}/url`, { url }); }
  does(script) { return this.call("POST", `${this.base}/execute/sync`, { script: `return (${script});`, args: [] }); }
  back() { return this.call("POST", `${this.base}/back`, {}); }
  reload() { return this.call("POST", `${this.base}/refresh`, {}); }
  async picture() { return this.call("GET", `${this.base}/screenshot`); }
  async stop() {
    await this.call("DELETE", this.base).catch(() => {});
    process.kill(-this.child.pid, "SIGKILL");
    this.screen.kill();
  }
}

/** Firefox without a window. */
class Firefox {
  static async start() {
    const browser = new Firefox();
    const profile = await mkdtemp(join(tmpdir(), "two-hats-firefox-"));
    browser.child = spawn("firefox-esr", ["--headless", "--remote-debugging-port=0", "--profile", profile, "--window-size=390,844"], { stdio: ["ignore", "ignore", "pipe"], detached: true });
    const address = await new Promise((found, failed) => {
      createInterface({ input: browser.child.stderr }).on("line", (line) => {
        const at = /WebDriver BiDi listening on (ws:\S+)/.exec(line);
        if (at) found(at[1]);
      });
      browser.child.once("exit", () => failed(new Error("Firefox ended")));
    });
    browser.socket = new WebSocket(`${address}/session`);
    await new Promise((came, failed) => browser.socket.once("open", came).once("error", failed));
    browser.next = 0;
    browser.waiting = new Map();
    browser.socket.on("message", (data) => {
      const message = JSON.parse(String(data));
      browser.waiting.get(message.id)?.(message);
    });
    const { capabilities } = await browser.call("session.new", { capabilities: {} });
    browser.version = `${capabilities.browserName} ${capabilities.browserVersion}`;
    browser.context = (await browser.call("browsingContext.getTree", {})).contexts[0].context;
    await browser.call("browsingContext.setViewport", { context: browser.context, viewport: { width: 390, height: 844 } });
    return browser;
  }

  call(method, params) {
    this.next += 1;
    const id = this.next;
    return new Promise((came, failed) => {
      this.waiting.set(id, (message) => (message.type === "error" ? failed(new Error(`${message.error}: ${message.message}`)) : came(message.result)));
      this.socket.send(JSON.stringify({ id, method, params }));
    });
  }

  open(url) { return this.call("browsingContext.navigate", { context: this.context, url, wait: "complete" }); }
  async does(script) {
    const { result, exceptionDetails } = await this.call("script.evaluate", { expression: `JSON.stringify(${script})`, target: { context: this.context }, awaitPromise: true });
    if (exceptionDetails) throw new Error(exceptionDetails.text);
    return result.value === undefined ? undefined : JSON.parse(result.value);
  }
  back() { return this.call("browsingContext.traverseHistory", { context: this.context, delta: -1 }); }
  reload() { return this.call("browsingContext.reload", { context: this.context, wait: "complete" }); }
  async picture() { return (await this.call("browsingContext.captureScreenshot", { context: this.context })).data; }
  async stop() { process.kill(-this.child.pid, "SIGKILL"); }
}

const click = (text) => `[...document.querySelectorAll("button")].some((b) => b.textContent === ${JSON.stringify(text)} && !b.disabled && (b.click(), true))`;
const pick = (n) => `[...document.querySelectorAll("input[type=radio]")].some((r, at) => at === ${n - 1} && (r.click(), true))`;
const picked = `[...document.querySelectorAll("input[type=radio]")].findIndex((r) => r.checked) + 1`;

async function plays(name, Engine) {
  const folder = await mkdtemp(join(tmpdir(), "two-hats-room-"));
  const save = join(folder, "room.save");
  let host = await Host.start(["two-basements", "--crises", "1", "--seed", "5", "--bind", card, "--port", "0", "--save", save], folder);
  const chromium = await browse();
  const page = await Engine.start();
  const shows = (text) => until(`"${text}" in ${name}`, () => page.does(`document.body.innerText.includes(${JSON.stringify(text)})`).catch(() => false));
  const picture = async (step) => {
    if (!pictures) return;
    await mkdir(pictures, { recursive: true });
    // WebKit draws a little later than it answers.
    await new Promise((go) => setTimeout(go, 400));
    await writeFile(join(pictures, `${name}-${step}.png`), Buffer.from(await page.picture(), "base64"));
  };
  try {
    console.log(`${name}: ${page.version}`);
    const console_ = await phone(chromium, { viewport: { width: 1024, height: 768 } });
    await console_.goto(host.opened.console);
    await page.open(host.opened.join);
    await until("a button to join", () => page.does(click("Join")));
    await shows("You are in");
    await picture("briefing");
    await goesOn(console_, "To the first crisis", "Discuss");
    await goesOn(console_, "On to: Vote", "Vote");
    await shows("You have not voted yet.");
    await page.does(pick(2));
    await shows("Counted.");
    await page.does(pick(3));
    await until("the later vote", async () => (await page.does(picked)) === 3);
    await shows("Counted.");
    await picture("vote");
    await page.reload();
    await shows("Counted.");
    must((await page.does(picked)) === 3, `${name}: the vote outlasts a reload`);
    await page.open("about:blank");
    let since = Date.now();
    await page.back();
    const returned = await within(5000, "the vote after going back", async () => (await page.does(picked).catch(() => 0)) === 3, since);
    const { address } = host.opened;
    await host.kill();
    await shows("Waiting for the host…");
    host = await Host.start(["--resume", save, "--bind", card, "--port", address.split(":")[1]], folder);
    since = Date.now();
    const back = await within(6000, "the vote after the host's return", () => page.does(`document.querySelectorAll(".banner").length === 0 && document.body.innerText.includes("Counted.")`), since);
    console.log(`${name}: back button ${returned} ms, after kill -9 of the host ${back} ms`);
    await console_.goto("about:blank");
    await console_.goto(host.opened.console);
    await console_.getByRole("button", { name: "Reveal now" }).click();
    await shows("You beside the room");
    await picture("reveal");
    await console_.getByRole("button", { name: "To the end" }).click();
    await shows("Save this page as a file");
    await picture("over");
    const missing = await page.does(`["crypto.subtle", "navigator.serviceWorker", "navigator.wakeLock", "navigator.clipboard", "navigator.share", "caches", "navigator.locks"].filter((path) => { try { return path.split(".").reduce((at, name) => at[name], globalThis) === undefined; } catch { return true; } })`);
    console.log(`${name}: not there without HTTPS: ${missing.join(", ")}; secure context: ${await page.does("globalThis.isSecureContext")}`);
  } finally {
    await page.stop();
    await chromium.close();
    await host.stop();
  }
}

const wanted = process.argv.slice(2);
if (wanted.length === 0 || wanted.includes("webkit")) await plays("webkit", WebKit);
if (wanted.length === 0 || wanted.includes("firefox")) await plays("firefox", Firefox);
console.log("PLAYED");
process.exit(0);
