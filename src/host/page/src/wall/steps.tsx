// A crisis that is asked, for the whole room: the scene and the answers, never how the vote stands.
import { Hat, HATS, Icon } from "../parts";
import { Edge, Injects, Meters, Scene, Signals, Stakes } from "../pieces";
import type { Crisis, WallState } from "../wire";
import { words } from "../words";

export function Asked({ state }: { state: WallState }) {
  const { crisis, step } = state;
  if (state.room.pace) return <OwnPace state={state} until={state.room.pace.until} />;
  if (!crisis) return <p>{words.waitNext}</p>;
  if (new Set(state.tables.map((table) => table.title)).size > 1) return <Apart state={state} />;
  const first = step.step === "discuss";
  const beside = step.step === "predict" ? <Predict state={state} /> : step.step === "name_hat" ? <Hats /> : undefined;
  return (
    <div class="halves">
      <section class="stack">
        <h1>{crisis.title}</h1>
        <Injects injects={state.injects} />
        <Scene crisis={crisis} whole={first} plain />
        {!beside && <Signals crisis={crisis} />}
        {first && <Meters meters={state.meters} />}
        <Edge meters={state.meters} />
        {!first && !beside && <p class="lead-in">{words.wallHow[step.step] ?? ""}</p>}
      </section>
      <div class="stack">
        {beside ?? <Answers crisis={crisis} tied={state.tie?.responses} speaker={state.tie && state.tie.speaker !== null ? state.tie.name : undefined} />}
        {first && state.at_stake && <Stakes at={state.at_stake} />}
      </div>
    </div>
  );
}

/** The roads have parted: every table has a crisis of its own, on its phones. */
function Apart({ state }: { state: WallState }) {
  return (
    <section class="stack" aria-label={words.tables}>
      <h1>{words.apart}</h1>
      <div class={"side"}>
        {state.tables.map((table) => (
          <article class="card stack tight" key={table.table}>
            <h2>{words.table(table.table)}</h2>
            <p>{table.title}</p>
            <p class="soft">{words.steps[table.step]}</p>
          </article>
        ))}
      </div>
    </section>
  );
}

/** Tables on their own ways: who is through, and where the others are; never what anybody answered. */
export function OwnPace({ state, until }: { state: WallState; until: number }) {
  const short = state.tables.length > 8;
  return (
    <section class="stack" aria-label={words.tables}>
      <h1>{words.paceWall}</h1>
      <p class="lead-in">{words.paceWallHow(until)}</p>
      <ul class={short ? "side short" : "side"}>
        {state.tables.filter((table) => table.people > 0).map((table) => {
          const through = table.number > until || table.step === "over" || (table.number === until && table.step === "reveal");
          return (
            <li class="card stack tight" key={table.table}>
              <h2>{short ? table.table : words.table(table.table)}</h2>
              {through ? <p><Icon name="check" /> {words.tableThrough}</p> : <p>{words.crisisOf(table.number, null)} · {words.steps[table.step]}</p>}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function Answers({ crisis, tied, speaker }: { crisis: Crisis; tied?: string[] | undefined; speaker?: string | undefined }) {
  return (
    <section class="stack" aria-label={words.answers}>
      {tied && <p class="lead-in">{speaker ? words.speakerOther(speaker) : words.tieWait}</p>}
      <ol class="answers">
        {crisis.responses.map((response, at) => (
          <li class={`card face ${tied?.includes(response.id) ? "tied" : ""}`} key={response.id}>
            <span class="sign" aria-hidden="true">{at + 1}</span>
            <span>{response.text}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}

function Predict({ state }: { state: WallState }) {
  return (
    <section class="stack" aria-label={words.predictTitle}>
      <p class="lead-in">{words.predictMeter} {words.predictWay}</p>
      <Meters meters={state.meters} />
    </section>
  );
}

function Hats() {
  return (
    <section class="stack" aria-label={words.hatTitle}>
      <p class="lead-in">{words.hatLegend}</p>
      <ul class="answers">
        {HATS.map((hat) => <li class="card stack tight" key={hat}><span class="large"><Hat hat={hat} /></span><span class="soft">{words.hatAbout[hat]}</span></li>)}
      </ul>
    </section>
  );
}
