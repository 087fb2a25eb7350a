// Somebody is in: what the room is at, and how it stands with the connection.
import { useEffect, useState } from "preact/hooks";
import type { Client, Stop } from "../client";
import { Countdown, Head } from "../parts";
import type { SeatState, You } from "../wire";
import { words } from "../words";
import { BeforeCrisis } from "./before";
import { Onward } from "./onward";
import { Own } from "./own";
import { Revealed } from "./revealed";
import { SeatFoot } from "./seat";
import { Ask } from "./steps";
import { Watch } from "./watch";

export interface Seated { client: Client<SeatState>; state: SeatState; you: You }

/** What is said about the connection; nothing while all is well. */
function Banner({ client }: { client: Client<SeatState> }) {
  const [long, setLong] = useState(false);
  const bad = client.standing !== "open";
  useEffect(() => {
    setLong(false);
    // A phone that wakes is back at once: nobody has to read that it was away.
    const id = bad ? setTimeout(() => setLong(true), 700) : undefined;
    return () => clearTimeout(id);
  }, [bad]);
  const text = client.standing === "offline" ? words.offline
    : client.notSaved ? words.waitingForHost
    : bad && long ? (client.standing === "connecting" ? words.connecting : words.waitingForHost) : "";
  return (
    <>
      <p class={text ? "banner" : "hidden"} role="status">{text}</p>
      <p class={client.late() ? "banner fault-banner" : "hidden"} role="alert">{client.late() ? words.notCounted : ""}</p>
    </>
  );
}

export function Room({ client, token }: { client: Client<SeatState>; token: string }) {
  const { state, you } = client;
  const title = state?.room.title;
  useEffect(() => { if (title) document.title = title; }, [title]);
  if (!state || !you) {
    return <main class="middle-page"><p role="status">{client.standing === "offline" ? words.offline : client.standing === "lost" ? words.waitingForHost : words.connecting}</p></main>;
  }
  const { step, room } = state;
  return (
    <>
      <header>
        <strong>{room.title}</strong>
        <span>{step.number > 0 ? words.crisisOf(step.number, step.of) : ""}</span>
      </header>
      <Banner client={client} />
      <main>
        {you.are_you_there && (
          <section class="card stack" aria-label={words.areYouThere}>
            <p><strong>{words.areYouThere}</strong></p>
            <button class="main" onClick={() => client.here()}>{words.iAmHere}</button>
          </section>
        )}
        {you.waited_for && <p class="card" role="status">{words.waitedFor}</p>}
        {room.paused && <p class="card" role="status"><strong>{words.paused}</strong></p>}
        <Stage client={client} state={state} you={you} />
        <Onward client={client} state={state} you={you} />
        <SeatFoot client={client} state={state} you={you} token={token} />
      </main>
    </>
  );
}

function Stage(seated: Seated) {
  const { state, you } = seated;
  if (you.observer) return <Watch {...seated} observer={you.observer} />;
  switch (state.step.step) {
    case "briefing":
      return <BeforeCrisis {...seated} />;
    case "reveal":
      return <Revealed {...seated} />;
    case "over":
      return <Own {...seated} />;
    default:
      return <Ask {...seated} />;
  }
}

/** The head of a step, with the timer where there is one. */
export function StepHead({ seated, title, timed }: { seated: Seated; title: string; timed?: boolean }) {
  const { state, client } = seated;
  return (
    <div class="row apart">
      <Head step={`${state.step.number} ${state.step.step}`}>{title}</Head>
      {timed && !state.room.pace && <Countdown timer={state.room.timer} now={() => client.now()} aloud />}
    </div>
  );
}

/** Nothing goes on by itself here: why, and what can be done. */
export function Stopped({ stop, forget }: { stop: Stop; forget: () => void }) {
  const [title, how] = {
    unknown: [words.unknownSeat, words.unknownSeatHow],
    removed: [words.removed, words.removedHow],
    elsewhere: [words.elsewhere, words.elsewhereHow],
    old: [words.oldPage, words.oldPageHow],
  }[stop] as [string, string];
  const again = stop === "unknown" || stop === "removed";
  return (
    <main class="middle-page">
      <h1>{title}</h1>
      <p role="alert">{how}</p>
      {again ? <button class="main" onClick={forget}>{words.joinAgain}</button>
        : <button class="main" onClick={() => location.reload()}>{stop === "old" ? words.reload : words.goOnHere}</button>}
    </main>
  );
}
