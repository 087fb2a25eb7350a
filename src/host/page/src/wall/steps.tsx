// A crisis that is asked, for the whole room: the scene and the answers, never how the vote stands.
import { Hat } from "../parts";
import { Injects, Meters, Scene, Signals } from "../pieces";
import type { Crisis, HatId, WallState } from "../wire";
import { words } from "../words";

const HATS: HatId[] = ["Lead", "Manage", "Both", "Wait"];

export function Asked({ state }: { state: WallState }) {
  const { crisis, step } = state;
  if (!crisis) return <p>{words.waitNext}</p>;
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
        {!first && !beside && <p class="lead-in">{words.wallHow[step.step] ?? ""}</p>}
      </section>
      {beside ?? <Answers crisis={crisis} tied={state.tie?.responses} speaker={state.tie && state.tie.speaker !== null ? state.tie.name : undefined} />}
    </div>
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
