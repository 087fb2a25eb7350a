// Something that arrives beside the crisis: one of the scenario's, or one that is typed.
import { useState } from "preact/hooks";
import type { Held } from "../console";
import type { InjectKind } from "../wire";
import { words } from "../words";

const KINDS: InjectKind[] = ["Call", "Headline", "Mail", "Visit"];

export function Inject({ client, state }: Held) {
  const [kind, setKind] = useState<InjectKind>("Call");
  const [from, setFrom] = useState("");
  const [text, setText] = useState("");
  const [table, setTable] = useState("");
  const { room, injects } = state.wall;
  const to = table === "" ? null : Number(table);
  const send = (id: string | null, as: InjectKind, who: string, what: string) => client.do({ inject: { id, kind: as, from: who, text: what, table: to } });
  return (
    <details class="card">
      <summary><h2>{words.injectTitle}</h2></summary>
      <div class="stack">
        {room.tables > 1 && (
          <label class="pick">{words.injectTo}
            <select value={table} onChange={(event) => setTable(event.currentTarget.value)}>
              <option value="">{words.allTables}</option>
              {state.wall.tables.map((one) => <option key={one.table} value={String(one.table)}>{words.table(one.table)}</option>)}
            </select>
          </label>
        )}
        {state.injects.length > 0 && (
          <ul class="stack tight" aria-label={words.injectOffers}>
            {state.injects.map(({ id, inject }) => (
              <li key={id} class="stack tight">
                <p><strong>{words.inject[inject.kind]}{inject.from && `, ${inject.from}`}:</strong> {inject.text}</p>
                <button disabled={room.paused} onClick={() => send(id, "Mail", "", "")}>{words.injectSend}</button>
              </li>
            ))}
          </ul>
        )}
        <form class="stack tight" onSubmit={(event) => {
          event.preventDefault();
          send(null, kind, from.trim(), text.trim());
          setText("");
        }}>
          <label>{words.injectKind}
            <select value={kind} onChange={(event) => setKind(event.currentTarget.value as InjectKind)}>
              {KINDS.map((one) => <option key={one} value={one}>{words.inject[one]}</option>)}
            </select>
          </label>
          <label>{words.injectFrom}<input value={from} maxLength={60} onInput={(event) => setFrom(event.currentTarget.value)} /></label>
          <label>{words.injectText}<textarea value={text} maxLength={400} required onInput={(event) => setText(event.currentTarget.value)} /></label>
          <button type="submit" disabled={room.paused}>{words.injectSend}</button>
        </form>
        {injects.length > 0 && <p class="soft">{words.injectCount(injects.length)}</p>}
      </div>
    </details>
  );
}
