// Where tables go at their own pace: whoever presses takes the whole table along, so it needs two touches.
import { useState } from "preact/hooks";
import { words } from "../words";
import type { Seated } from "./room";

export function Onward({ client, state, you }: Seated) {
  const { room, step, table } = state;
  const [asked, setAsked] = useState("");
  if (!room.pace || step.step === "briefing" || step.step === "over" || step.step === "tie") return null;
  const here = `${step.number} ${step.step}`;
  const sure = asked === here;
  const going = client.going("go_on", (on) => on.from === step.step && on.number === step.number) !== undefined;
  if (!table.may_go) return <p class="card" role="status">{step.step === "reveal" ? words.barrier(room.pace.going) : words.goesOnLater}</p>;
  if (you.observer) return null;
  return (
    <section class="stack tight" aria-label={words.goesOn}>
      <p class="soft small">{words.goesOnHow}</p>
      <button class={sure ? "main wide" : "wide"} disabled={room.paused || going}
        onClick={() => { if (sure) client.do({ go_on: { from: step.step, number: step.number } }); else setAsked(here); }}>
        {going ? words.sending : sure ? words.goesOnSure : words.goesOn}
      </button>
    </section>
  );
}
