// The roads of all tables over each other: the grade after each crisis, under the same luck.
import type { WallTable } from "../wire";
import { words } from "../words";

const WIDE = 640;
const HIGH = 400;
const LEFT = 56;
const RIGHT = 150;
const EDGE = 24;
/** With more tables than this, only the first, the best and the worst have a name. */
const NAMED = 8;

export function Overlay({ tables, fork }: { tables: WallTable[]; fork: number }) {
  const shown = tables.filter((table) => table.road.length > 0);
  const turns = Math.max(1, ...shown.map((table) => table.road.length));
  const grades = shown.flatMap((table) => table.road.map((turn) => turn.grade));
  const low = Math.max(0, Math.floor((Math.min(50, ...grades) - 3) / 10) * 10);
  const high = Math.min(100, Math.ceil((Math.max(50, ...grades) + 3) / 10) * 10);
  const x = (turn: number) => LEFT + ((WIDE - LEFT - RIGHT) * (turn - 1)) / Math.max(1, turns - 1);
  const y = (grade: number) => HIGH - EDGE - ((HIGH - 2 * EDGE) * (grade - low)) / (high - low);
  const last = (table: WallTable) => table.road[table.road.length - 1]?.grade ?? 0;
  const order = [...shown].sort((a, b) => last(b) - last(a));
  const named = shown.length <= NAMED ? order : order.filter((table, at) => at === 0 || at === order.length - 1 || table.table === shown[0]?.table);
  // Names at the ends of the lines keep clear of each other.
  let free = 0;
  const places = named.map((table) => {
    const at = Math.max(free, y(last(table)) + 7);
    free = at + 24;
    return { table, at };
  });
  const over = Math.max(0, free - HIGH - 4);
  return (
    <figure class="overlay">
      <svg viewBox={`0 0 ${WIDE} ${HIGH}`} role="img" aria-label={`${words.gradeAxis}. ${order.map((table) => words.tableGrades(table.table, table.road.map((turn) => turn.grade).join(", "))).join("; ")}`}>
        {[low, (low + high) / 2, high].map((grade) => (
          <g key={grade}>
            <path class="grid" d={`M${LEFT} ${y(grade)}H${WIDE - RIGHT}`} />
            <text x={LEFT - 10} y={y(grade) + 7} text-anchor="end">{Math.round(grade)}</text>
          </g>
        ))}
        {Array.from({ length: turns }, (_, at) => <text key={at} x={x(at + 1)} y={HIGH - 1} text-anchor="middle">{at + 1}</text>)}
        {fork > 0 && <path class="fork-line" d={`M${x(fork)} ${EDGE / 2}V${HIGH - EDGE}`} />}
        {shown.map((table) => (
          <g key={table.table} class={`line l${table.table % 4}`}>
            <path d={table.road.map((turn, at) => `${at === 0 ? "M" : "L"}${x(at + 1)} ${y(turn.grade)}`).join("")} />
            {table.road.map((turn, at) => <circle key={at} cx={x(at + 1)} cy={y(turn.grade)} r="4" />)}
          </g>
        ))}
        {places.map(({ table, at }) => <text key={table.table} class="named" x={WIDE - RIGHT + 12} y={at - over}>{words.table(table.table)}: {last(table)}</text>)}
      </svg>
      <figcaption class="soft">{words.gradeAxis}</figcaption>
    </figure>
  );
}
