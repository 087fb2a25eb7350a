// A browser driven by its own protocol alone. Playwright keeps every page visible and focused, and a visible page is never frozen.
import { spawn } from "node:child_process";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import WebSocket from "ws";
import { until } from "./kit.mjs";

/** One connection to the browser or to a page of it. */
class Session {
  constructor(socket) {
    this.socket = socket;
    this.next = 0;
    this.waiting = new Map();
    socket.on("message", (data) => {
      const { id, result, error } = JSON.parse(String(data));
      const waits = this.waiting.get(id);
      if (!waits) return;
      this.waiting.delete(id);
      if (error) waits.failed(new Error(error.message));
      else waits.came(result);
    });
  }

  static async open(address) {
    const socket = new WebSocket(address);
    await new Promise((came, failed) => socket.once("open", came).once("error", failed));
    return new Session(socket);
  }

  send(method, params = {}) {
    this.next += 1;
    const id = this.next;
    return new Promise((came, failed) => {
      this.waiting.set(id, { came, failed });
      this.socket.send(JSON.stringify({ id, method, params }));
    });
  }
}

/** A page: what it shows, and what happens to it. */
export class RawPage extends Session {
  async does(script) {
    const { result, exceptionDetails } = await this.send("Runtime.evaluate", { expression: script, awaitPromise: true, returnByValue: true });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  }
}

/** A browser of its own, with a window that can be looked at and away from. */
export class RawBrowser {
  static async start() {
    const browser = new RawBrowser();
    browser.child = spawn(process.env.TWO_HATS_CHROMIUM ?? "/usr/bin/chromium", [
      "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--remote-debugging-port=0", "--window-size=390,844",
      `--user-data-dir=${await mkdtemp(join(tmpdir(), "two-hats-chromium-"))}`, "about:blank",
    ], { detached: true, stdio: ["ignore", "ignore", "pipe"] });
    const address = await new Promise((found, failed) => {
      createInterface({ input: browser.child.stderr }).on("line", (line) => {
        const at = /DevTools listening on (ws:\S+)/.exec(line);
        if (at) found(at[1]);
      });
      browser.child.once("exit", () => failed(new Error("the browser ended")));
    });
    browser.host = new URL(address).host;
    browser.session = await Session.open(address);
    return browser;
  }

  /** A new page in front of all others. */
  async page(url) {
    const { targetId } = await this.session.send("Target.createTarget", { url });
    const page = new RawPage((await Session.open(`ws://${this.host}/devtools/page/${targetId}`)).socket);
    page.target = targetId;
    await until(`${url} in a page`, () => page.does(`location.href !== "about:blank" && document.readyState === "complete"`).catch(() => false));
    return page;
  }

  /** Brings a page to the front, and hides the one that was there. */
  async front(page) {
    await this.session.send("Target.activateTarget", { targetId: page.target });
  }

  /** Stops every process of it, as a sleeping phone does. */
  pause() {
    process.kill(-this.child.pid, "SIGSTOP");
  }

  /** Lets them run again. */
  wake() {
    process.kill(-this.child.pid, "SIGCONT");
  }

  stop() {
    process.kill(-this.child.pid, "SIGKILL");
  }
}
