// The debrief on the wall, in three acts side by side: how it ended, where the roads parted, what to talk about.
import { Hat, HATS } from "../parts";
import { Meters } from "../pieces";
import type { WallState, WallTable } from "../wire";
import { words } from "../words";

/** The first crisis that the tables answered differently, from 1; 0 if they never did. */
export function parted(tables: WallTable[]): number {
  const longest = Math.max(0, ...tables.map((table) => table.road.length));
  for (let at = 0; at < longest; at += 1) {
    const seen = new Set(tables.filter((table) => table.road.length > 0).map((table) => `${table.road[at]?.crisis}/${table.road[at]?.response}`));
    if (seen.size > 1) return at + 1;
  }
  return 0;
}

export function Debrief({ state }: { state: WallState }) {
  const { end, tables, closing } = state;
  const many = tables.length > 1;
  const short = tables.length > 4;
  const fork = many ? parted(tables) : 0;
  const at = fork > 0 ? tables[0]?.road[fork - 1] : undefined;
  return (
    <div class={short ? "acts short" : "acts"}>
      <section class="stack">
        <h1>{end?.title ?? words.overTitle}</h1>
        {end && !many && <p class="lead-in">{words.grade(end.grade)}</p>}
        <Meters meters={state.meters} />
        {end && <p class="text">{end.text}</p>}
      </section>
      <section class="stack" aria-label={words.roads}>
        <h2>{words.roads}</h2>
        {short && <p class="row">{HATS.map((hat) => <Hat key={hat} hat={hat} />)}</p>}
        {many && <p>{fork === 0 ? words.neverParted : words.parted(fork, at?.title ?? "")}</p>}
        <ul class={short ? "short-roads" : "stack tight"}>
          {tables.map((table) => (
            <li key={table.table} class="road">
              {many && <span class="name">{short ? <><span class="hidden">{words.tableWord} </span>{table.table}</> : words.table(table.table)}{table.grade !== null && <span class="soft"> · {short ? table.grade : words.grade(table.grade)}</span>}</span>}
              <ol class="hats">
                {table.road.map((turn, index) => (
                  <li key={turn.crisis} class={fork === index + 1 ? "fork" : ""}>{!short && <span class="soft">{index + 1}</span>} <Hat hat={turn.hat} bare={short} /></li>
                ))}
              </ol>
            </li>
          ))}
        </ul>
      </section>
      {closing.length > 0 && (
        <section class="stack" aria-label={words.closing}>
          <h2>{words.closing}</h2>
          <ul class="stack">{closing.map((question) => <li class="card" key={question}>{question}</li>)}</ul>
        </section>
      )}
    </div>
  );
}
