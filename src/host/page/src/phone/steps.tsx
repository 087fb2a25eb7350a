// A crisis that is asked: talk, vote, talk and vote again, predict, name the hat, a tie.
import { useEffect, useRef } from "preact/hooks";
import { Hat, HATS, say } from "../parts";
import { Edge, Injects, lastLines, Meters, Scene, Signals, Stakes } from "../pieces";
import type { Crisis, HatId } from "../wire";
import { words } from "../words";
import { Brief } from "./before";
import { Choices } from "./choices";
import { Predict } from "./predict";
import { StepHead, type Seated } from "./room";
import { Tied } from "./tie";

/** The vote as it is shown: what is on its way, or what the host has. */
export function voteOf({ client, state, you }: Seated): { vote: string | null; going: boolean } {
  const going = client.going("vote");
  const here = going && going.crisis === state.crisis?.id && going.round === state.step.round;
  return here ? { vote: going.response, going: true } : { vote: you.vote, going: false };
}

export function Ask(seated: Seated) {
  const { state } = seated;
  const { crisis, step } = state;
  if (!crisis) return <p role="status">{words.waitNext}</p>;
  switch (step.step) {
    case "vote":
    case "vote_again":
      return <Vote {...seated} crisis={crisis} />;
    case "predict":
      return <Predict {...seated} crisis={crisis} />;
    case "name_hat":
      return <NameHat {...seated} crisis={crisis} />;
    case "tie":
      return <Tied {...seated} crisis={crisis} />;
    default:
      return <Talk {...seated} crisis={crisis} />;
  }
}

export type Asked = Seated & { crisis: Crisis };

function Story({ state, you, crisis }: Asked) {
  return (
    <>
      <Injects injects={state.injects} />
      <Scene crisis={crisis} />
      <Signals crisis={crisis} />
      <Brief you={you} />
    </>
  );
}

/** While people vote, the answers come first: the last lines, what only this seat knows, and the rest on demand. */
function Short({ state, you, crisis }: Asked) {
  return (
    <>
      <Injects injects={state.injects} />
      <p class="text">{lastLines(crisis.scene, 170)}</p>
      <details>
        <summary>{words.sceneAndSignals}</summary>
        <div class="stack">
          <Scene crisis={crisis} whole />
          <Signals crisis={{ ...crisis, told: [] }} />
          {state.at_stake && <Stakes at={state.at_stake} />}
        </div>
      </details>
      <Signals crisis={{ ...crisis, people: "", process: "" }} />
      <Brief you={you} />
      <Edge meters={state.meters} />
    </>
  );
}

function Talk(asked: Asked) {
  const { state, you, crisis } = asked;
  const again = state.step.step === "talk";
  return (
    <>
      <StepHead seated={asked} title={crisis.title} timed />
      <p class="card">{again ? words.talkAgain : words.talk}</p>
      <Story {...asked} />
      <section class="stack tight" aria-label={words.answers}>
        <h2>{words.answers}</h2>
        <ol class="choices">
          {crisis.responses.map((response, at) => (
            <li class="card face" key={response.id}>
              <span class="sign" aria-hidden="true">{at + 1}</span>
              <span>{response.text}{you.vote === response.id && <span class="state">{words.yours}</span>}</span>
            </li>
          ))}
        </ol>
      </section>
      <Meters meters={state.meters} />
      <Edge meters={state.meters} />
      {state.at_stake && <Stakes at={state.at_stake} />}
    </>
  );
}

function Vote(asked: Asked) {
  const { client, state, crisis } = asked;
  const { vote, going } = voteOf(asked);
  const text = crisis.responses.find((response) => response.id === vote)?.text;
  const counted = !going && vote !== null;
  const before = useRef({ counted, vote });
  useEffect(() => {
    // Told once, when it is on the disk, and not when a page is opened that has voted before.
    if (counted && (!before.current.counted || before.current.vote !== vote)) say(words.countedAloud(text ?? ""));
    before.current = { counted, vote };
  }, [counted, vote]);
  return (
    <>
      <StepHead seated={asked} title={crisis.title} />
      <Short {...asked} />
      <p>{state.step.round === 2 ? words.voteAgain : words.voteAlone}</p>
      <Choices legend={words.voteLegend} chosen={vote} going={going} closed={state.room.paused}
        options={crisis.responses.map((response, at) => ({ id: response.id, label: response.text, sign: String(at + 1) }))}
        choose={(response) => client.do({ vote: { crisis: crisis.id, round: state.step.round ?? 1, response } })} />
      {client.refusal && <p class="fault" role="alert">{words.refused(client.refusal)}</p>}
      <p class="foot">{vote === null ? words.noVoteYet : going ? words.sending : words.countedChange}</p>
    </>
  );
}

function Mine({ you, crisis }: Asked) {
  const mine = crisis.responses.find((response) => response.id === you.vote);
  return <p class="card">{mine ? <><strong>{words.yours}:</strong> {mine.text}</> : words.closedNone}</p>;
}

function NameHat(asked: Asked) {
  const { client, state, you, crisis } = asked;
  const going = client.going("name_hat");
  const hat = going?.hat ?? you.hat;
  return (
    <>
      <StepHead seated={asked} title={words.hatTitle} />
      <Mine {...asked} />
      {you.vote === null ? <p>{words.noHatWithoutVote}</p> : (
        <Choices legend={words.hatLegend} chosen={hat} going={going !== undefined} closed={state.room.paused}
          options={HATS.map((id) => ({ id, sign: " ", label: <><Hat hat={id} /> <span class="soft about">{words.hatAbout[id]}</span></> }))}
          choose={(id) => client.do({ name_hat: { crisis: crisis.id, hat: id as HatId } })} />
      )}
      {client.refusal && <p class="fault" role="alert">{words.refused(client.refusal)}</p>}
      {hat && <p class="foot">{going ? words.sending : words.hatKept}</p>}
    </>
  );
}
