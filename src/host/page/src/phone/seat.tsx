// At the foot of every step: which seat this is, its name, and the link by which it can be taken to another device.
import { useEffect, useState } from "preact/hooks";
import type { Doorstep } from "../wire";
import { words } from "../words";
import { asked } from "./ask";
import { codeInPath, NameList } from "./door";
import type { Seated } from "./room";

export function SeatFoot({ client, state, you, token }: Seated & { token: string }) {
  const [name, setName] = useState("");
  const [open, setOpen] = useState(false);
  const [list, setList] = useState<Doorstep["list"]>();
  const going = client.going("rename");
  const picks = state.room.names === "list";
  useEffect(() => {
    if (!open || !picks || !codeInPath()) return;
    void asked<Doorstep>(`/room?code=${codeInPath()}`).then((answer) => { if (!("fault" in answer)) setList(answer.body.list); });
  }, [open, picks, you.name]);
  const rename = (event: Event) => {
    event.preventDefault();
    if (name.trim()) client.do({ rename: { name: name.trim() } });
  };
  return (
    <details class="seat" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{state.room.tables > 1 ? words.youAtTable(you.name, state.table.table) : words.you(you.name)}</summary>
      <div class="stack">
        <p class="soft small">{words.seatNumberIs(you.seat)}</p>
        {state.room.names === "ask" && (
          <form class="stack tight" onSubmit={rename}>
            <label class="label" for="rename">{words.nickname}</label>
            <input id="rename" value={name} placeholder={you.name} maxLength={48} autocomplete="nickname" onInput={(event) => setName(event.currentTarget.value)} />
            <button type="submit" disabled={going !== undefined}>{going ? words.sending : words.rename}</button>
          </form>
        )}
        {list && (
          <form class="stack tight" onSubmit={rename}>
            <NameList list={list} name={name} pick={setName} />
            <button type="submit" disabled={going !== undefined}>{going ? words.sending : words.rename}</button>
            {client.refusal && <p class="fault" role="alert">{words.refused(client.refusal)}</p>}
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
