// A tie: one seat was drawn, openly, and decides. Two touches, because it cannot be changed.
import { useState } from "preact/hooks";
import { words } from "../words";
import { Choices } from "./choices";
import { StepHead } from "./room";
import type { Asked } from "./steps";

export function Tied(asked: Asked) {
  const { client, state, you, crisis } = asked;
  const [mine, setMine] = useState<string>();
  const tied = crisis.responses.filter((response) => state.tie?.responses.includes(response.id));
  const sign = (id: string) => String(crisis.responses.findIndex((response) => response.id === id) + 1);
  const going = client.going("break_tie");
  if (!you.speaker) {
    return (
      <>
        <StepHead seated={asked} title={words.tieTitle} />
        <p>{state.tie?.name && state.tie.speaker !== null ? words.speakerOther(state.tie.name) : words.tieWait}</p>
        <ol class="choices">
          {tied.map((response) => (
            <li class="card face" key={response.id}><span class="sign" aria-hidden="true">{sign(response.id)}</span><span>{response.text}</span></li>
          ))}
        </ol>
      </>
    );
  }
  return (
    <>
      <StepHead seated={asked} title={words.tieTitle} />
      <p class="card"><strong>{words.speaker}</strong></p>
      <Choices legend={words.tieLegend} chosen={going?.response ?? mine ?? null} closed={state.room.paused || going !== undefined}
        options={tied.map((response) => ({ id: response.id, label: response.text, sign: sign(response.id), said: words.chosen }))} choose={setMine} />
      {client.refusal && <p class="fault" role="alert">{words.refused(client.refusal)}</p>}
      <button class="main" disabled={!mine || going !== undefined} onClick={() => mine && client.do({ break_tie: { crisis: crisis.id, response: mine } })}>
        {going ? words.sending : words.decide}
      </button>
    </>
  );
}
