// Tables on the wall: who is through, never who answered what, until their reveal; then side by side.
import { Hat, HATS, Icon, known } from "../parts";
import type { WallState } from "../wire";
import { words } from "../words";

/** With more tables than this, their answers are left out: the wall has room for hats and meters. */
const FULL = 6;

/** How many are through with this step, at each table. */
export function Through({ state }: { state: WallState }) {
  const { tables, step, room } = state;
  if (room.pace && step.step !== "briefing") return <span>{words.tablesThrough(room.pace.through, room.pace.through + room.pace.going)}</span>;
  if (["briefing", "discuss", "talk", "tie", "reveal", "over"].includes(step.step)) return <span />;
  if (tables.length > 8) {
    const through = tables.filter((table) => table.people > 0 && table.done >= table.people).length;
    return <span>{words.tablesThrough(through, tables.length)}</span>;
  }
  return (
    <ul class="through" aria-label={words.tables}>
      {tables.map((table) => (
        <li key={table.table}>{tables.length > 1 ? `${words.table(table.table)}: ` : ""}{words.through(table.done, table.people)}</li>
      ))}
    </ul>
  );
}

/** Every table beside the others: its answer, its hat, its meters. */
export function Side({ state }: { state: WallState }) {
  const short = state.tables.length > FULL;
  return (
    <section class={`side ${short ? "short" : ""}`} aria-label={words.tables}>
      {short && <p class="row legend">{HATS.map((hat) => <Hat key={hat} hat={hat} />)}</p>}
      {state.tables.map((table) => (
        <article class="card stack tight" key={table.table}>
          <h2>{short ? table.table : words.table(table.table)} {table.hat && <Hat hat={table.hat} bare={short} />}</h2>
          {(table.response === null || !short) && <p>{table.response ?? words.steps[table.step]}</p>}
          {table.response !== null && (
            <ul class="figures" aria-label={words.meters}>
              {table.meters.map((meter) => (
                <li key={meter.id} class={`named ${meter.id}`}><Icon name={known(meter.id)} /><span class="hidden">{meter.name}</span> {meter.value}</li>
              ))}
            </ul>
          )}
        </article>
      ))}
    </section>
  );
}
