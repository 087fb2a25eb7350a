// What a page knows of the room: the latest state, and its own commands that are not answered yet.
import { Link, type Standing } from "./link";
import { type Access, type Command, type Door, LARGEST, type StateMessage, type ToPage, VERSION, type You } from "./wire";
import { words } from "./words";

/** A command on its way: `seq` is set once it is on the host's disk, until a state shows it. */
interface Pending { cid: number; epoch: number; command: Command; kind: string; since: number; seq?: number }

/** What a command of this kind says. */
type Body<K extends string> = Extract<Command, Record<K, unknown>>[K];

/** Why a page cannot go on by itself. */
export type Stop = "unknown" | "removed" | "elsewhere" | "old";

/** The latest of the room, as one page may see it. */
export class Client<S> {
  state: S | undefined;
  you: You | undefined;
  door: Door | undefined;
  standing: Standing = "connecting";
  stop: Stop | undefined;
  /** What was refused last, until the next command or the next step. */
  refusal: string | undefined;
  /** Whether the host cannot write just now. */
  notSaved = false;
  private epoch = 0;
  private seq = 0;
  private cid = 0;
  private offset = 0;
  private pending: Pending[] = [];
  private readonly link: Link;

  constructor(private readonly access: Access, token: string, private readonly changed: () => void, private readonly place: (state: S) => string) {
    this.link = new Link({
      path: "/socket",
      hello: () => ({ type: "hello", v: VERSION, access, token, epoch: this.epoch, seq: this.seq }),
      beat: () => ({ type: "here" }),
      away: () => ({ type: "away" }),
      message: (message: ToPage<S>) => this.take(message),
      standing: (standing) => {
        if (this.standing === standing) return;
        this.standing = standing;
        changed();
      },
      closed: (code) => this.closed(code),
    });
  }

  start(): void {
    this.link.start();
  }

  /** Ends this client for good. */
  end(): void {
    this.link.end();
  }

  /** The host's clock, milliseconds since 1970. */
  now(): number {
    return Date.now() + this.offset;
  }

  /** Asks for something. An earlier command of the same kind that was not answered is dropped: the last one counts. */
  do(command: Command): void {
    this.refusal = undefined;
    const message = JSON.stringify(command);
    if (new TextEncoder().encode(message).length > LARGEST - 200) {
      this.refusal = words.tooLong;
      this.changed();
      return;
    }
    const kind = Object.keys(command)[0] ?? "";
    // A seat goes on from what the host knows of it. A console counts in milliseconds, and so goes on after it was loaded again.
    this.cid = Math.max(this.cid, this.you?.cid ?? 0, this.access === "seat" ? 0 : Date.now()) + 1;
    const pending: Pending = { cid: this.cid, epoch: this.epoch, command, kind, since: Date.now() };
    if (this.access === "seat") this.pending = this.pending.filter((other) => other.kind !== kind);
    this.pending.push(pending);
    this.send(pending);
    this.changed();
    setTimeout(this.changed, 3000);
  }

  /** Answers "are you there?". */
  here(): void {
    this.link.send({ type: "here" });
    if (this.you) this.you = { ...this.you, are_you_there: false };
    this.changed();
  }

  /** The last command of this kind that the room does not show yet, of those that fit. */
  going<K extends string>(kind: K, fits?: (command: Body<K>) => boolean): Body<K> | undefined {
    const bodies = this.pending.filter((pending) => pending.kind === kind).map((pending) => (pending.command as Record<string, unknown>)[kind] as Body<K>);
    return bodies.reverse().find((body) => !fits || fits(body));
  }

  /** Whether a command waits for more than three seconds: people are told that it is not counted. */
  late(): boolean {
    return this.pending.some((pending) => pending.seq === undefined && Date.now() - pending.since > 2900);
  }

  private send(pending: Pending): void {
    if (this.state === undefined || pending.seq !== undefined) return;
    this.link.send({ type: "do", cid: pending.cid, epoch: pending.epoch, command: pending.command });
  }

  private take(message: ToPage<S>): void {
    switch (message.type) {
      case "welcome":
        this.offset = message.now - Date.now();
        if (message.v !== VERSION) this.halt("old");
        break;
      case "state":
        this.show(message);
        break;
      case "here":
        this.offset = message.now - Date.now();
        if (message.epoch > this.epoch || (message.epoch === this.epoch && message.seq > this.seq)) this.link.send({ type: "state" });
        break;
      case "ack": {
        this.notSaved = false;
        const pending = this.pending.find((other) => other.cid === message.cid);
        if (!pending) break;
        pending.seq = message.seq;
        this.settle();
        // The state that shows it comes by itself; should it have been skipped, it is asked for.
        setTimeout(() => { if (this.pending.includes(pending)) this.link.send({ type: "state" }); }, 1000);
        break;
      }
      case "refused":
        this.refused(message.cid, message.reason, message.text);
        break;
      case "granted":
      case "waiting":
      case "declined":
        break;
    }
  }

  private show(message: StateMessage<S>): void {
    if (message.epoch < this.epoch || (message.epoch === this.epoch && message.seq < this.seq)) return;
    const first = this.fresh;
    this.fresh = false;
    this.epoch = message.epoch;
    this.seq = message.seq;
    this.offset = message.now - Date.now();
    if (this.state !== undefined && this.place(this.state) !== this.place(message.state)) this.refusal = undefined;
    this.state = message.state;
    this.you = message.you;
    this.door = message.door ?? this.door;
    this.settle();
    if (first) for (const pending of this.pending) this.send(pending);
    this.changed();
  }

  /** Whether this socket has not brought a state yet. What waits goes out after the first one. */
  private fresh = true;

  private settle(): void {
    this.pending = this.pending.filter((pending) => pending.seq === undefined || pending.seq > this.seq);
    this.changed();
  }

  private refused(cid: number, reason: string, text: string): void {
    const pending = this.pending.find((other) => other.cid === cid);
    if (!pending) return;
    if (reason === "not_saved") {
      this.notSaved = true;
      setTimeout(() => { if (this.pending.includes(pending)) this.send(pending); }, 1000);
    } else {
      this.pending = this.pending.filter((other) => other !== pending);
      this.refusal = text;
    }
    this.changed();
  }

  private closed(code: number): "again" | "later" | "never" {
    this.fresh = true;
    switch (code) {
      case 4400: this.halt("old"); return "never";
      case 4401: this.halt("unknown"); return "never";
      case 4409: this.halt("elsewhere"); return "never";
      case 4410: this.halt("removed"); return "never";
      case 4429: return "later";
      default: return "again";
    }
  }

  private halt(stop: Stop): void {
    this.stop = stop;
    this.changed();
  }
}
