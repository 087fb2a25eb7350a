// At the foot of every step: which seat this is, its name, and the link by which it can be taken to another device.
import { useState } from "preact/hooks";
import { words } from "../words";
import { codeInPath } from "./door";
import type { Seated } from "./room";

export function SeatFoot({ client, state, you, token }: Seated & { token: string }) {
  const [name, setName] = useState("");
  const going = client.going("rename");
  return (
    <details class="seat">
      <summary>{state.room.tables > 1 ? words.youAtTable(you.name, state.table.table) : words.you(you.name)}</summary>
      <div class="stack">
        <p class="soft small">{words.seatNumberIs(you.seat)}</p>
        {state.room.names === "ask" && (
          <form class="stack tight" onSubmit={(event) => { event.preventDefault(); if (name.trim()) client.do({ rename: { name: name.trim() } }); }}>
            <label class="label" for="rename">{words.nickname}</label>
            <input id="rename" value={name} placeholder={you.name} maxLength={48} autocomplete="nickname" onInput={(event) => setName(event.currentTarget.value)} />
            <button type="submit" disabled={going !== undefined}>{going ? words.sending : words.rename}</button>
          </form>
        )}
        <div>
          <label class="label" for="link">{words.link}</label>
          <input id="link" readOnly value={`${location.origin}/${codeInPath()}#s=${token}`} onFocus={(event) => event.currentTarget.select()} />
          <p class="soft small">{words.linkHow}</p>
        </div>
      </div>
    </details>
  );
}
