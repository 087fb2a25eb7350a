// Every table: how many are through, and after its reveal what it did.
import type { Held } from "../console";
import { Hat } from "../parts";
import type { Step } from "../wire";
import { words } from "../words";

/** Whether a step asks something of everybody. */
function asks(step: Step): boolean {
  return ["vote", "vote_again", "predict", "name_hat"].includes(step);
}

export function Tables({ state }: Held) {
  const { tables, room } = state.wall;
  if (room.tables < 2) return null;
  return (
    <section class="card stack" aria-label={words.tables}>
      <h2>{words.tables}</h2>
      <ul class="stack tight">
        {tables.map((table) => (
          <li key={table.table} class="stack tight">
            <div class="row apart">
              <strong>{words.table(table.table)}</strong>
              <span>{words.steps[table.step]}{asks(table.step) && ` · ${words.through(table.done, table.people)}`}</span>
            </div>
            {asks(table.step) && <span class="bar" aria-hidden="true"><i style={{ width: `${table.people === 0 ? 0 : (100 * table.done) / table.people}%` }} /></span>}
            {table.response !== null && <p class="small">{table.response} {table.hat && <Hat hat={table.hat} />}</p>}
          </li>
        ))}
      </ul>
    </section>
  );
}
