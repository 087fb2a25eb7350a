// The count at hand: phones by themselves, hands and cards typed in, and giving an answer directly.
import { useEffect, useState } from "preact/hooks";
import type { Held } from "../console";
import type { Ballot } from "../wire";
import { words } from "../words";
import { Sure } from "./sure";

export function Count({ client, state }: Held) {
  const [at, setAt] = useState(1);
  const [ballot, setBallot] = useState<Ballot>("hands");
  const { tallies, wall } = state;
  const tally = tallies.find((one) => one.table === at) ?? tallies[0];
  if (!tally || ["briefing", "reveal", "over"].includes(wall.step.step)) return null;
  const paused = wall.room.paused;
  return (
    <section class="card stack" aria-label={words.count}>
      <h2>{tally.round === 2 ? words.countSecond : words.count}</h2>
      <p class="soft small">{words.countHow}</p>
      <div class="row">
        {wall.room.tables > 1 && (
          <label class="pick">{words.tableWord}
            <select value={String(tally.table)} onChange={(event) => setAt(Number(event.currentTarget.value))}>
              {tallies.map((one) => <option key={one.table} value={String(one.table)}>{words.table(one.table)}</option>)}
            </select>
          </label>
        )}
        <label class="pick">{words.typeIn}
          <select value={ballot} onChange={(event) => setBallot(event.currentTarget.value as Ballot)}>
            <option value="hands">{words.hands}</option>
            <option value="cards">{words.cards}</option>
          </select>
        </label>
      </div>
      <ol class="stack tally">
        {tally.rows.map((row, index) => {
          const going = (of: Ballot) => client.going("count", (one) => one.table === tally.table && one.crisis === tally.crisis && one.response === row.response && one.ballot === of)?.count;
          const typed = (of: Ballot) => going(of) ?? row.typed.find(([kind]) => kind === of)?.[1] ?? 0;
          const count = (n: number) => client.do({ count: { table: tally.table, crisis: tally.crisis, response: row.response, ballot, count: Math.max(0, Math.min(2000, n)) } });
          const tied = wall.tie?.responses.includes(row.response) ?? false;
          return (
            <li key={row.response} class="stack tight">
              <p><strong>{index + 1}.</strong> {row.text} {tied && <span class="tag">{words.tied}</span>}</p>
              <div class="row apart">
                <span>{words.phoneVotes(row.phones, typed("hands"), typed("cards"))}</span>
                <Figure name={words.countOf(ballot === "hands" ? words.hands : words.cards, index + 1)} value={typed(ballot)} set={count} disabled={paused} />
              </div>
              <Sure plain label={tied ? words.breakTie(index + 1) : words.give(index + 1)} question={words.giveSure(index + 1, wall.room.tables > 1 ? tally.table : null)}
                disabled={paused} go={() => client.do({ choose: { table: tally.table, crisis: tally.crisis, response: row.response } })} />
            </li>
          );
        })}
      </ol>
    </section>
  );
}

/** A whole number with minus and plus. What is typed counts when the field is left. */
function Figure({ name, value, set, disabled }: { name: string; value: number; set: (n: number) => void; disabled: boolean }) {
  const [typed, setTyped] = useState(String(value));
  useEffect(() => setTyped(String(value)), [value]);
  const send = () => {
    const n = parseInt(typed, 10);
    if (isNaN(n)) setTyped(String(value));
    else if (n !== value) set(n);
  };
  return (
    <span class="number" role="group" aria-label={name}>
      <button disabled={disabled || value === 0} aria-label={words.fewer(name)} onClick={() => set(value - 1)}>−</button>
      <input inputMode="numeric" aria-label={name} value={typed} disabled={disabled} onInput={(event) => setTyped(event.currentTarget.value)}
        onBlur={send} onKeyDown={(event) => { if (event.key === "Enter") send(); }} />
      <button disabled={disabled} aria-label={words.more(name)} onClick={() => set(value + 1)}>+</button>
    </span>
  );
}
