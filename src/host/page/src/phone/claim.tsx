// Somebody who was here on another device: the facilitator nods, and the seat moves over.
import { useEffect, useState } from "preact/hooks";
import { VERSION } from "../wire";
import { words } from "../words";

export function Claim({ code, taken, enter, back }: { code: string; taken: { name: string; seat: number | null }[]; enter: (token: string) => void; back: () => void }) {
  const [typed, setTyped] = useState("");
  const [seat, setSeat] = useState<number>();
  const [told, setTold] = useState("");

  useEffect(() => {
    if (seat === undefined) return undefined;
    setTold(words.claimWaits);
    const socket = new WebSocket(`${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/socket`);
    socket.onopen = () => socket.send(JSON.stringify({ type: "claim", v: VERSION, code, seat }));
    socket.onmessage = (event) => {
      const message = JSON.parse(String(event.data)) as { type: string; token?: string };
      if (message.type === "granted" && message.token) enter(message.token);
      if (message.type === "declined") {
        setTold(words.claimDeclined);
        setSeat(undefined);
      }
    };
    socket.onclose = () => {
      setTold((now) => (now === words.claimDeclined ? now : words.claimLost));
      setSeat(undefined);
    };
    return () => {
      socket.onclose = socket.onmessage = null;
      socket.close();
    };
  }, [seat]);

  return (
    <main class="middle-page">
      <h1>{words.wasHere}</h1>
      <p>{taken.length > 0 ? words.claimHowName : words.claimHow}</p>
      <form class="stack" onSubmit={(event) => { event.preventDefault(); setSeat(Number(typed)); }}>
        {taken.length > 0 ? (
          <div>
            <label class="label" for="seat">{words.pickName}</label>
            <select id="seat" required value={typed} onChange={(event) => setTyped(event.currentTarget.value)}>
              <option value="">{words.pickNameFirst}</option>
              {taken.map((one) => <option key={one.name} value={String(one.seat)}>{one.name}</option>)}
            </select>
          </div>
        ) : <div>
          <label class="label" for="seat">{words.seatNumber}</label>
          <input id="seat" inputMode="numeric" pattern="[0-9]+" required value={typed} onInput={(event) => setTyped(event.currentTarget.value)} />
        </div>}
        <button class="main" type="submit" disabled={seat !== undefined}>{words.claim}</button>
      </form>
      <p role="status">{told}</p>
      <button class="plain" onClick={back}>{words.back}</button>
    </main>
  );
}
