// Every table: how many are through, and after its reveal what it did.
import type { Held } from "../console";
import { Hat } from "../parts";
import type { Step } from "../wire";
import { words } from "../words";

/** Whether a step asks something of everybody. */
function asks(step: Step): boolean {
  return ["vote", "vote_again", "predict", "name_hat"].includes(step);
}

export function Tables({ client, state }: Held) {
  const { tables, room, step } = state.wall;
  if (room.tables < 2) return null;
  return (
    <section class="card stack" aria-label={words.tables}>
      <h2>{words.tables}</h2>
      <Pace client={client} state={state} />
      <ul class="stack tight">
        {tables.map((table) => (
          <li key={table.table} class="stack tight">
            <div class="row apart">
              <strong>{words.table(table.table)}</strong>
              <span>{(room.pace || table.number !== step.number) && table.number > 0 && `${words.crisisOf(table.number, null)} · `}{words.steps[table.step]}{asks(table.step) && ` · ${words.through(table.done, table.people)}`}</span>
            </div>
            {asks(table.step) && <span class="bar" aria-hidden="true"><i style={{ width: `${table.people === 0 ? 0 : (100 * table.done) / table.people}%` }} /></span>}
            {table.response !== null && <p class="small">{table.response} {table.hat && <Hat hat={table.hat} />}</p>}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** In step, or by themselves up to a barrier. */
function Pace({ client, state }: Held) {
  const { room, step } = state.wall;
  const chosen = client.going("set_pace")?.until;
  const until = chosen === undefined ? state.until : chosen;
  const first = Math.max(1, step.step === "reveal" ? step.number + 1 : step.number);
  const last = Math.min(step.of ?? first + 7, first + 7);
  const crises = Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => first + at);
  if (until !== null && !crises.includes(until)) crises.unshift(until);
  if (step.step === "over") return null;
  return (
    <>
      <label class="pick">{words.pace}
        <select value={until === null ? "" : String(until)} disabled={room.paused}
          onChange={(event) => client.do({ set_pace: { until: event.currentTarget.value === "" ? null : Number(event.currentTarget.value) } })}>
          <option value="">{words.inStep}</option>
          {crises.map((crisis) => <option key={crisis} value={String(crisis)}>{words.paceUntil(crisis)}</option>)}
        </select>
      </label>
      {room.pace && <p role="status">{words.paceStands(room.pace.through, room.pace.going, room.pace.until)}</p>}
    </>
  );
}
