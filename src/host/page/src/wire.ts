// What goes over the network, version 1: the names are those of docs/protocol.md.

export const VERSION = 1;
/** The largest message that the host takes, in bytes. */
export const LARGEST = 4096;

export type Access = "seat" | "wall" | "console";
export type HatId = "Lead" | "Manage" | "Both" | "Wait";
export type Way = "up" | "down" | "same";
export type Verdict = "right" | "half" | "wrong";
export type Step = "briefing" | "discuss" | "vote" | "talk" | "vote_again" | "predict" | "name_hat" | "tie" | "reveal" | "over";
export type InjectKind = "Call" | "Headline" | "Mail" | "Visit";
export type Ballot = "hands" | "cards";

export interface Timer { left: number; until: number | null }
export interface Pace { until: number; through: number; going: number }
export interface Room {
  title: string; people: number; observers: number; pace: Pace | null; tables: number; choose: boolean; names: "none" | "ask" | "list"; locked: boolean; paused: boolean; timer: Timer;
}
export interface StepView { step: Step; number: number; of: number | null; round: number | null }
export interface Meter { id: string; name: string; about: string; value: number; ends: boolean }
export interface Moved { id: string; name: string; before: number; after: number }
export type Mood = "pleased" | "calm" | "worried" | "tired" | "angry";
/** Somebody whose face changed, and why. */
export interface MoodChange { id: string; name: string; before: Mood; now: Mood; why: string }
export interface Response { id: string; text: string }
export interface Said { who: string | null; text: string }
export interface CameBack { turn: number; title: string; text: string }
export interface Hat { hat: HatId; name: string; about: string }
export interface Practice { practice: string; name: string; about: string }
export interface Briefing { title: string; pitch: string; role: string; text: string; values: string[] }
export interface Crisis {
  id: string; title: string; moment: string; scene: string; people: string; process: string; told: string[]; voices: Said[]; came_back: CameBack[];
  responses: Response[];
}
export interface Inject { kind: InjectKind; from: string; text: string }
export interface Tie { responses: string[]; speaker: number | null; name: string }
export interface SplitRow {
  response: string; text: string; phones: number; hands: number; cards: number; percent: number; chosen: boolean;
}
export interface Predicted { meter: string; name: string; way: Way; people: number; verdict: Verdict }
export interface Reveal {
  title: string; response: string; text: string; hat: Hat; practices: Practice[]; outcome: string; says: Said[]; asks: string;
  by: "votes" | "speaker" | "facilitator"; speaker: string | null; rounds: SplitRow[][]; meters: Moved[]; moods: MoodChange[];
  moved: { meter: string; name: string; by: number; way: Way }[]; predictions: Predicted[]; hats: { named: number; right: number };
}
/** The meter that ended the game: where it fell, what took the most from it there, and the earlier crisis that had taken much. */
export interface Fell { meter: string; crisis: number; title: string; there: [string, number][]; before: [number, string, number] | null }
export interface End {
  id: string; title: string; text: string; collapsed: string | null; fell?: Fell; turns: number; grade: number; kept: string[]; broken: string[];
  unjudged: string[]; left: string[];
}

/** What a step shows to everybody who may see it. */
export interface Shown {
  room: Room; step: StepView; briefing: Briefing | null; crisis: Crisis | null; at_stake: AtStake | null; meters: Meter[]; injects: Inject[]; tie: Tie | null;
  reveal: Reveal | null; end: End | null; closing: string[];
}

export interface SeatState extends Shown { table: { table: number; people: number; may_go: boolean }; story: Card[]; stands: string }
export interface Better { text: string; hat: HatId; taken: boolean; clear: boolean }
export interface OwnTurn {
  turn: number; title: string; table: string; table_hat: HatId; first: string | null; vote: string | null; named: HatId | null;
  hat: HatId | null; better: Better | null;
}
/** Questions before the first crisis or after the last. */
export interface Questions {
  when: "before" | "after"; answered: boolean; asks: [string, string]; jobs: [HatId, string][]; points: [number, number, number] | null;
  situations: { id: string; text: string; reasons: [string, string][] }[];
}
export interface Observer { expectations: { text: string; met: boolean }[]; note: string | null; notes: number }
export interface You {
  seat: number; name: string; cid: number; brief: { name: string; text: string } | null; first: string | null; vote: string | null;
  prediction: { meter: string; way: Way } | null; hat: HatId | null; hat_was: Hat | null; verdict: Verdict | null; speaker: boolean;
  commitment: string | null; turns: OwnTurn[]; are_you_there: boolean; waited_for: boolean; observer: Observer | null; questions: Questions | null;
}

export interface RoadTurn { crisis: string; title: string; response: string; hat: HatId; grade: number }
export interface WallTable {
  table: number; people: number; done: number; step: Step; number: number; title: string; response: string | null; hat: HatId | null; meters: Meter[];
  grade: number | null; road: RoadTurn[];
}
/** What stands beside a crisis while it is asked. */
export interface AtStake {
  severity: number; turn: number; promises: { id: string; text: string; to: string | null; due: number; made: number }[];
  clocks: { id: string; text: string; turn: number | null; day?: string }[]; faces: { name: string; face: string; mood: Mood; why?: string }[];
}
export interface WallState extends Shown { here: number; black: boolean; tables: WallTable[]; act: number; acts: Acts | null; questions: { answered: number; said: [string, string] | null } | null }
export interface Advice { title: string; text: string; because: string }
/** One turn of a table's story. */
export interface Card { turn: number; title: string; did: string; came: string; hat: HatId }
/** What the debrief on the wall shows, in three acts. */
export interface Acts {
  table: number;
  stands: string;
  story: Card[];
  point: { turn: number; title: string; taken: string; taken_hat: HatId; other: string; other_hat: HatId; said: string } | null;
  parted: { turn: number; title: string; answers: { tables: number[]; text: string; hat: HatId; said: string }[] } | null;
  start: Advice; stop: Advice;
}
export interface Door { code: string; join: string; address: string; code_rows: string[] }

export interface Steps { discuss: boolean; again: boolean; predict: boolean; name_hat: boolean }
export interface Notes {
  crisis: string; title: string; situation: string; situation_about: string; discuss: string[]; listen: string[];
  tensions: { id: string; name: string; lead: string; manage: string }[];
  responses: { id: string; text: string; hat: Hat; practices: Practice[]; insight: string }[];
}
export interface TallyRow { response: string; text: string; phones: number; typed: [Ballot, number][] }
export interface Tally { table: number; crisis: string; round: number; rows: TallyRow[] }
export interface SeatRow { seat: number; name: string; table: number; presence: "here" | "away" | "gone"; done: boolean; observer: boolean }
export interface ConsoleState {
  wall: WallState; code: string; steps: Steps; asks: boolean; until: number | null; minutes: number; plan: { crises: number | null; skipped: string[]; held_off: boolean };
  notes: Notes | null; guide: { stuck: string; question: string; move_on: string } | null; tallies: Tally[]; split: number[]; seats: SeatRow[];
  claims: { claim: number; seat: number; name: string }[]; injects: { id: string; inject: Inject }[]; can_step_back: number | null;
  hour: { began: number | null; planned: number; took: number; behind: number; advice: string }; problems: string[];
}

/** What a page knows before somebody is in. */
export interface Doorstep { v: number; title: string; name: boolean; locked: boolean; list?: { name: string; seat: number | null }[] }

export type Command =
  | { vote: { crisis: string; round: number; response: string } }
  | { predict: { crisis: string; meter: string; way: Way } }
  | { name_hat: { crisis: string; hat: HatId } }
  | { break_tie: { crisis: string; response: string } }
  | { rename: { name: string } }
  | { choose_table: { table: number } }
  | { commit: { text: string } }
  | { next: { from: Step; number: number } }
  | { open: { step: Step } }
  | { reveal: { number: number } }
  | { start_timer: Record<string, never> }
  | { pause_timer: Record<string, never> }
  | { add_minute: Record<string, never> }
  | { count: { table: number; crisis: string; response: string; ballot: Ballot; count: number } }
  | { choose: { table: number; crisis: string; response: string } }
  | { step_back: { turn: number } }
  | { plan: { length: { crises: number | null } } | { skip: { crisis: string } } | { unskip: { crisis: string } } | { hold_off: { on: boolean } } }
  | { set_steps: Steps }
  | { pause: { on: boolean } }
  | { black: { on: boolean } }
  | { lock: { on: boolean } }
  | { new_code: Record<string, never> }
  | { are_you_there: Record<string, never> }
  | { nudge: Record<string, never> }
  | { answer: { when: "before" | "after"; answers: { situation: string; job: HatId; reason: string }[] } }
  | { set_questions: { on: boolean } }
  | { show_act: { act: number } }
  | { show_table: { table: number } }
  | { go_on: { from: Step; number: number } }
  | { tick: { crisis: string; met: number[] } }
  | { note: { crisis: string; text: string } }
  | { observe: { seat: number; on: boolean } }
  | { set_pace: { until: number | null } }
  | { remove_seat: { seat: number } }
  | { move_seat: { seat: number; table: number } }
  | { nod: { claim: number; yes: boolean } }
  | { inject: { id: string | null; kind: InjectKind; from: string; text: string; table: number | null } };

export interface StateMessage<S> { type: "state"; epoch: number; seq: number; now: number; state: S; you?: You; door?: Door }
export type ToPage<S> =
  | { type: "welcome"; v: number; now: number }
  | StateMessage<S>
  | { type: "ack"; cid: number; result: "done" | "again" | "older"; seq: number; epoch: number }
  | { type: "refused"; cid: number; reason: string; text: string; epoch: number }
  | { type: "here"; now: number; seq: number; epoch: number }
  | { type: "granted"; seat: number; token: string }
  | { type: "waiting" }
  | { type: "declined" };
