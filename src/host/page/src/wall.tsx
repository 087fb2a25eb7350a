// The wall in a browser: what the room looks at. Nothing on it that only some may know; nothing of the vote before the reveal.
import { render } from "preact";
import { useEffect, useState } from "preact/hooks";
import { useEntered } from "./enter";
import { Countdown, Says } from "./parts";
import { Code } from "./wall/code";
import { Debrief } from "./wall/debrief";
import { Revealed } from "./wall/revealed";
import { Asked } from "./wall/steps";
import { Through } from "./wall/tables";
import type { Door, WallState } from "./wire";
import { words } from "./words";

function Wall() {
  const { client, door } = useEntered<WallState>("wall", ({ step }) => `${step.number} ${step.step}`);
  const [large, setLarge] = useState(false);
  useEffect(() => {
    const key = (event: KeyboardEvent) => {
      if (event.target instanceof HTMLInputElement) return;
      if (event.key === "c" || event.key === "C") setLarge((now) => !now);
      if (event.key === "Escape") setLarge(false);
    };
    document.addEventListener("keydown", key);
    return () => document.removeEventListener("keydown", key);
  }, []);
  const state = client?.state;
  const black = state?.black ?? false;
  useEffect(() => { document.body.classList.toggle("black", black); }, [black]);
  if (door) return door;
  if (!client || !state) return <main class="middle-page"><p role="status">{words.waitingForHost}</p></main>;
  if (black) return <main><h1 class="hidden">{words.isBlack}</h1></main>;
  if (large && client.door) return <main class="full"><h1 class="hidden">{state.room.title}</h1><Code door={client.door} large people={state.room.people} close={() => setLarge(false)} /></main>;
  const timed = !state.room.pace && (state.step.step === "discuss" || state.step.step === "talk");
  return (
    <>
      <Says />
      <header>
        <span><strong>{state.room.title}</strong>{state.step.number > 0 && !state.room.pace && ` · ${words.crisisOf(state.step.number, state.step.of)}`}</span>
        <span class="step">{state.room.paused ? words.pauseWall : !state.room.pace && words.steps[state.step.step]}{timed && <Countdown timer={state.room.timer} now={() => client.now()} />}</span>
      </header>
      <main tabIndex={0}><Stage state={state} door={client.door} open={() => setLarge(true)} /></main>
      <footer>
        {client.standing !== "open" ? <span role="status">{words.waitingForHost}</span> : <Through state={state} />}
        {client.door && !state.room.locked && state.step.step !== "briefing" && state.step.step !== "over" && (
          <button class="join" onClick={() => setLarge(true)}>{words.joinAt(client.door.address, client.door.code)}</button>
        )}
        <span class="in">{words.peopleIn(state.room.people)}</span>
      </footer>
    </>
  );
}

function Stage({ state, door, open }: { state: WallState; door: Door | undefined; open: () => void }) {
  switch (state.step.step) {
    case "briefing":
      return (
        <div class="halves middle">
          <section class="stack">
            <h1>{state.briefing?.title ?? state.room.title}</h1>
            {state.briefing && <><p class="lead-in">{state.briefing.role}</p><p class="text">{state.briefing.pitch}</p></>}
            {state.questions && <p class="lead-in" role="status">{words.questionsWall} {words.questionsAnswered(state.questions.answered, state.room.people)}</p>}
            {state.briefing && state.briefing.values.length > 0 && <p class="soft">{words.values(state.briefing.values)}</p>}
          </section>
          {door && (state.room.locked ? <p>{words.lockedWall}</p> : <Code door={door} open={open} people={state.room.people} />)}
        </div>
      );
    case "reveal":
      return state.room.pace ? <Asked state={state} /> : <Revealed state={state} />;
    case "over":
      return <Debrief state={state} />;
    default:
      return <Asked state={state} />;
  }
}

const page = document.getElementById("page");
if (page) render(<Wall />, page);
