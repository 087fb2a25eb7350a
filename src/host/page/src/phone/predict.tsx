// Which meter will move most, and which way. Both are sent together, once both are there.
import { useState } from "preact/hooks";
import { Icon, known } from "../parts";
import { Edge } from "../pieces";
import type { Way } from "../wire";
import { words } from "../words";
import { Choices } from "./choices";
import { StepHead } from "./room";
import type { Asked } from "./steps";

const WAYS: Way[] = ["up", "down", "same"];

export function Predict(asked: Asked) {
  const { client, state, you, crisis } = asked;
  const going = client.going("predict");
  const [meter, setMeter] = useState<string>();
  const [way, setWay] = useState<Way>();
  const chosen = meter ?? you.prediction?.meter ?? null;
  const which = way ?? you.prediction?.way ?? null;
  const send = (nextMeter: string | null, nextWay: Way | null) => {
    if (nextMeter && nextWay) client.do({ predict: { crisis: crisis.id, meter: nextMeter, way: nextWay } });
  };
  const mine = crisis.responses.find((response) => response.id === you.vote);
  return (
    <>
      <StepHead seated={asked} title={words.predictTitle} />
      <p>{words.predictHow}</p>
      {mine && <p class="card"><strong>{words.yours}:</strong> {mine.text}</p>}
      <Choices legend={words.predictMeter} chosen={chosen} closed={state.room.paused}
        options={state.meters.map((m) => ({ id: m.id, label: <span class={`named ${m.id}`}><Icon name={known(m.id)} /> {m.name} <span class="soft">{m.value}</span></span> }))}
        choose={(id) => { setMeter(id); send(id, which); }} />
      <Edge meters={state.meters} />
      <Choices legend={words.predictWay} chosen={which} closed={state.room.paused} shape="three"
        options={WAYS.map((id) => ({ id, label: words.wayNames[id] }))}
        choose={(id) => { setWay(id as Way); send(chosen, id as Way); }} />
      {client.refusal && <p class="fault" role="alert">{words.refused(client.refusal)}</p>}
      <p class="foot" role="status">
        {going ? words.sending : you.prediction ? words.predicted(nameOf(asked, you.prediction.meter), words.ways[you.prediction.way]) : words.predictBoth}
      </p>
    </>
  );
}

function nameOf({ state }: Asked, id: string): string {
  return state.meters.find((meter) => meter.id === id)?.name ?? id;
}
