// The code for scanning, on a paper card in every theme: light modules on dark ground are not read by all readers.
import type { Door } from "../wire";
import { words } from "../words";

const QUIET = 4;

/** The dark modules as one path: each run of a row is a rectangle. */
export function path(rows: string[]): string {
  let drawn = "";
  rows.forEach((row, y) => {
    for (const run of row.matchAll(/1+/g)) drawn += `M${run.index} ${y}h${run[0].length}v1h-${run[0].length}z`;
  });
  return drawn;
}

export function Code({ door, large, people, open, close }: { door: Door; large?: boolean; people?: number; open?: () => void; close?: () => void }) {
  const size = door.code_rows.length;
  return (
    <section class={`code-card ${large ? "large" : ""}`} aria-label={words.joinTitle}>
      <button onClick={large ? close : open} aria-label={large ? words.codeSmaller : words.codeLarger}>
        <svg viewBox={`${-QUIET} ${-QUIET} ${size + 2 * QUIET} ${size + 2 * QUIET}`} shape-rendering="crispEdges" aria-hidden="true">
          <rect class="paper" x={-QUIET} y={-QUIET} width={size + 2 * QUIET} height={size + 2 * QUIET} />
          <path class="modules" d={path(door.code_rows)} />
        </svg>
      </button>
      <div class="join-words">
        <p>{words.scanOr}</p>
        <p class="address">{door.address}</p>
        <p>{words.codeIs} <span class="address">{door.code}</span></p>
        {people !== undefined && <p class="lead-in" role="status">{words.peopleAreIn(people)}</p>}
      </div>
    </section>
  );
}
