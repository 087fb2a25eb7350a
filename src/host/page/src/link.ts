// One socket to the host, and coming back: a phone sleeps, freezes, changes its network, and must be at the right step soon after.
// What browsers really do at each of these moments is written in docs/phones.md.

/** How the page is connected, as people are told. */
export type Standing = "connecting" | "open" | "lost" | "offline" | "over";

/** Close codes that the page itself sends. */
export const AWAY = 4001;

const RETRY = [200, 500, 1000];
const MOST = 1500;
const BEAT = 10_000;
/** How long an answer may take: after waking, when the socket is likely to be dead; and otherwise. */
const AWAKE = 2_500;
const ANSWER = 5_000;
const GAP = 5_000;
const LATER = 3_000;

/** What a page tells its link. */
export interface Ends {
  /** Path of the socket. */
  path: string;
  /** The first message on each new socket. */
  hello: () => object;
  /** A message of presence, which the host answers. */
  beat: () => object;
  /** The page was hidden. */
  away: () => object;
  /** Every message that arrives. */
  message: (message: never) => void;
  /** How the page is connected now. */
  standing: (standing: Standing) => void;
  /** What to do after this close code. */
  closed: (code: number) => "again" | "later" | "never";
}

/** Keeps one socket open while the page is alive. */
export class Link {
  private socket: WebSocket | undefined;
  private retry: ReturnType<typeof setTimeout> | undefined;
  private patience: ReturnType<typeof setTimeout> | undefined;
  private failures = 0;
  private over = false;
  private last = Date.now();

  constructor(private readonly ends: Ends) {}

  /** Connects, and listens for the moments at which a phone comes back. */
  start(): void {
    const wake = () => this.wake();
    document.addEventListener("resume", wake);
    window.addEventListener("pageshow", wake);
    window.addEventListener("online", wake);
    window.addEventListener("offline", () => this.ends.standing("offline"));
    document.addEventListener("visibilitychange", () => {
      if (document.hidden) this.send(this.ends.away());
      else wake();
    });
    // A frozen page looks alive to the host: browsers answer pings for it. So it says that it goes.
    document.addEventListener("freeze", () => this.drop(AWAY));
    setInterval(() => this.tick(), 1000);
    setInterval(() => { if (!document.hidden) this.ask(ANSWER); }, BEAT);
    this.wake();
  }

  /** Sends, if a socket is open; says whether it did. */
  send(message: object): boolean {
    if (this.socket?.readyState !== WebSocket.OPEN) return false;
    this.socket.send(JSON.stringify(message));
    return true;
  }

  /** Gives up for good: the room is over, or this seat is gone. */
  end(): void {
    this.over = true;
    this.drop();
    this.ends.standing("over");
  }

  private wake(): void {
    if (this.over) return;
    this.last = Date.now();
    const state = this.socket?.readyState;
    if (state === WebSocket.CONNECTING) {
      this.expect(AWAKE);
      return;
    }
    if (state === WebSocket.OPEN) this.ask(AWAKE);
    else this.connect();
  }

  /** Asks an open socket whether the host is there; one that does not answer is dead, whatever the browser says. */
  private ask(within: number): void {
    if (this.send(this.ends.beat())) this.expect(within);
  }

  private expect(within: number): void {
    clearTimeout(this.patience);
    this.patience = setTimeout(() => {
      this.drop();
      this.ends.closed(1006);
      this.again();
    }, within);
  }

  private tick(): void {
    const now = Date.now();
    if (now - this.last > GAP && !document.hidden) this.wake();
    this.last = now;
  }

  private connect(): void {
    clearTimeout(this.retry);
    this.drop();
    if (this.over) return;
    this.ends.standing(this.failures === 0 ? "connecting" : "lost");
    const socket = new WebSocket(`${location.protocol === "https:" ? "wss" : "ws"}://${location.host}${this.ends.path}`);
    this.socket = socket;
    this.expect(ANSWER);
    socket.onopen = () => {
      socket.send(JSON.stringify(this.ends.hello()));
      if (document.hidden) socket.send(JSON.stringify(this.ends.away()));
    };
    socket.onmessage = (event) => {
      if (this.socket !== socket) return;
      clearTimeout(this.patience);
      this.failures = 0;
      this.ends.standing("open");
      let message: unknown;
      try {
        message = JSON.parse(String(event.data));
      } catch {
        return;
      }
      this.ends.message(message as never);
    };
    socket.onclose = (event) => {
      if (this.socket !== socket) return;
      this.socket = undefined;
      clearTimeout(this.patience);
      const next = this.ends.closed(event.code);
      if (next === "never") {
        this.over = true;
        this.ends.standing("over");
      } else if (next === "later") {
        this.ends.standing("lost");
        this.retry = setTimeout(() => this.connect(), LATER);
      } else {
        this.again();
      }
    };
  }

  private again(): void {
    if (this.over) return;
    this.failures += 1;
    this.ends.standing(navigator.onLine === false ? "offline" : "lost");
    const least = RETRY[Math.min(this.failures, RETRY.length) - 1] ?? MOST;
    clearTimeout(this.retry);
    this.retry = setTimeout(() => this.connect(), Math.min(MOST, least * (1 + Math.random() / 2)));
  }

  private drop(code?: number): void {
    const socket = this.socket;
    this.socket = undefined;
    clearTimeout(this.patience);
    if (!socket) return;
    socket.onopen = socket.onmessage = socket.onclose = null;
    try {
      socket.close(code);
    } catch {
      // It was never open: nothing is lost.
    }
  }
}
