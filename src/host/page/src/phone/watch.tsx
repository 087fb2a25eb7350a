// A seat that watches: what to look for, a note, and what the room sees; it votes on nothing.
import { useEffect, useRef, useState } from "preact/hooks";
import { Edge, Faces, Fallen, Injects, Moves, Scene, Signals, Stakes, Voice, Worn } from "../pieces";
import type { Observer } from "../wire";
import { words } from "../words";
import { StepHead, type Seated } from "./room";

type Watching = Seated & { observer: Observer };

export function Watch(watching: Watching) {
  const { state, observer } = watching;
  const { crisis, reveal, end, step, briefing } = state;
  const over = step.step === "over";
  return (
    <>
      <StepHead seated={watching} title={reveal?.title ?? crisis?.title ?? end?.title ?? words.watching} timed={step.step === "discuss" || step.step === "talk"} />
      <p class="card"><strong>{words.watching}.</strong> {words.watchingHow}</p>
      {briefing && <p class="text">{briefing.text || briefing.pitch}</p>}
      {crisis && <Expectations {...watching} crisis={crisis.id} />}
      {(crisis || over) && <Note key={over ? "" : crisis?.id} {...watching} crisis={over ? "" : crisis?.id ?? ""} />}
      {reveal && (
        <section class="card stack tight" aria-label={words.outcome}>
          <p>{reveal.text}</p>
          <Worn hat={reveal.hat} />
          <p class="text">{reveal.outcome}</p>
          {reveal.says.map((said) => <Voice key={said.text} said={said} />)}
          <Faces moods={reveal.moods} />
          <Moves moves={reveal.meters} />
          <Edge meters={state.meters} />
        </section>
      )}
      {crisis && !reveal && (
        <>
          <Injects injects={state.injects} />
          <Scene crisis={crisis} />
          <Signals crisis={crisis} />
          <section class="stack tight" aria-label={words.answers}>
            <h2>{words.answers}</h2>
            <ol class="choices">
              {crisis.responses.map((response, at) => (
                <li class="card face" key={response.id}><span class="sign" aria-hidden="true">{at + 1}</span><span>{response.text}</span></li>
              ))}
            </ol>
          </section>
          <Edge meters={state.meters} />
          {state.at_stake && <Stakes at={state.at_stake} />}
        </>
      )}
      {over && end && <p class="text">{end.text}</p>}
      {over && <Fallen fell={end?.fell} />}
      {observer.notes > 0 && <p class="soft">{words.notesWritten(observer.notes)}</p>}
    </>
  );
}

function Expectations({ client, observer, state, crisis }: Watching & { crisis: string }) {
  if (observer.expectations.length === 0) return null;
  const going = client.going("tick", (tick) => tick.crisis === crisis)?.met;
  const met = (at: number) => going?.includes(at) ?? observer.expectations[at]?.met ?? false;
  const toggle = (at: number, on: boolean) =>
    client.do({ tick: { crisis, met: observer.expectations.map((_, place) => place).filter((place) => (place === at ? on : met(place))) } });
  return (
    <fieldset class="stack tight">
      <legend>{words.expectations}</legend>
      {observer.expectations.map((one, at) => (
        <label class="switch" key={one.text}>
          <input type="checkbox" checked={met(at)} disabled={state.step.step === "tie"} onChange={(event) => toggle(at, event.currentTarget.checked)} />
          <span>{one.text}</span>
        </label>
      ))}
    </fieldset>
  );
}

function Note({ client, observer, crisis }: Watching & { crisis: string }) {
  const [text, setText] = useState<string>();
  const going = client.going("note", (note) => note.crisis === crisis);
  const value = text ?? observer.note ?? "";
  const kept = (going?.text ?? observer.note ?? "") === value.trim();
  const latest = useRef({ kept, value });
  latest.current = { kept, value };
  const send = () => { if (!latest.current.kept) client.do({ note: { crisis, text: latest.current.value.trim() } }); };
  // What is written when the room goes on belongs to the crisis that it was written on.
  useEffect(() => send, []);
  return (
    <form class="card stack tight" onSubmit={(event) => { event.preventDefault(); send(); }}>
      <label class="label" for="note">{crisis === "" ? words.noteAll : words.note}</label>
      <textarea id="note" maxLength={1000} value={value} aria-describedby="note-how" onInput={(event) => setText(event.currentTarget.value)} onBlur={send} />
      <p class="soft small" id="note-how">{words.noteHow}</p>
      {client.refusal && <p class="fault" role="alert">{words.refused(client.refusal)}</p>}
      <button type="submit" class="main" disabled={going !== undefined || kept}>{going ? words.sending : kept && value !== "" ? words.commitKept : words.commitKeep}</button>
    </form>
  );
}
