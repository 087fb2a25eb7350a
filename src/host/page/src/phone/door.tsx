// Before somebody is in: a code, a name if the room asks for one, and a button. Only the button takes a seat.
import { useEffect, useState } from "preact/hooks";
import { Icon } from "../parts";
import { type Doorstep, VERSION } from "../wire";
import { words } from "../words";
import { asked, posted } from "./ask";
import { Claim } from "./claim";

/** The room's code as it stands in the page's address. */
export function codeInPath(): string {
  const last = location.pathname.split("/").pop() ?? "";
  return /^[0-9a-z]{6}$/i.test(last) ? last.toUpperCase() : "";
}

export function Door({ enter }: { enter: (token: string) => void }) {
  const [code, setCode] = useState(codeInPath());
  const [typed, setTyped] = useState(code);
  const [step, setStep] = useState<Doorstep>();
  const [name, setName] = useState("");
  const [fault, setFault] = useState("");
  const [busy, setBusy] = useState(false);
  const [claims, setClaims] = useState(false);

  useEffect(() => {
    if (!code) return;
    setBusy(true);
    void asked<Doorstep>(`/room?code=${encodeURIComponent(code)}`).then((answer) => {
      setBusy(false);
      if ("fault" in answer) {
        setFault(answer.fault);
        if (answer.reason === "wrong_code") setCode("");
      } else {
        setFault("");
        setStep(answer.body);
      }
    });
  }, [code]);

  const join = async () => {
    if (busy) return;
    setBusy(true);
    const answer = await posted<{ token: string }>("/join", step?.name ? { code, name: name.trim() } : { code });
    setBusy(false);
    if ("fault" in answer) {
      setFault(answer.fault);
      if (answer.reason !== "name_taken") return;
      // Somebody was quicker: the list as it is now.
      setName("");
      const now = await asked<Doorstep>(`/room?code=${encodeURIComponent(code)}`);
      if (!("fault" in now)) setStep(now.body);
    } else enter(answer.body.token);
  };

  if (claims) return <Claim code={code} taken={(step?.list ?? []).filter((one) => one.seat !== null)} enter={enter} back={() => setClaims(false)} />;
  const fits = step !== undefined && step.v === VERSION;
  return (
    <main class="middle-page">
      <Icon name="lead" tone="mark" />
      <h1>{step ? step.title : words.joinTitle}</h1>
      {fault && <p class="fault" role="alert">{fault}</p>}
      {!fits ? (
        <form class="stack" onSubmit={(event) => { event.preventDefault(); setFault(""); setCode(typed.trim().toUpperCase()); }}>
          <div>
            <label class="label" for="code">{words.code}</label>
            <input id="code" value={typed} autocomplete="off" autocapitalize="characters" spellcheck={false} maxLength={6} required
              aria-describedby="code-how" class="code" onInput={(event) => setTyped(event.currentTarget.value)} />
            <p class="soft small" id="code-how">{words.codeHow}</p>
          </div>
          <button class="main" type="submit" disabled={busy}>{busy ? words.connecting : words.goOn}</button>
        </form>
      ) : step.locked ? (
        <p>{words.locked}</p>
      ) : (
        <form class="stack" onSubmit={(event) => { event.preventDefault(); void join(); }}>
          {step.list ? <NameList list={step.list} name={name} pick={setName} /> : step.name ? (
            <div>
              <label class="label" for="name">{words.nickname}</label>
              <input id="name" value={name} autocomplete="nickname" maxLength={48} required aria-describedby="name-how"
                onInput={(event) => setName(event.currentTarget.value)} />
              <p class="soft small" id="name-how">{words.nicknameHow}</p>
            </div>
          ) : <p>{words.noName}</p>}
          <button class="main" type="submit" disabled={busy}>{busy ? words.joining : words.join}</button>
        </form>
      )}
      {fits && <button class="plain" onClick={() => setClaims(true)}>{words.wasHere}</button>}
    </main>
  );
}

/** Names to pick from, once for each person: whoever's name is taken asks for that seat. */
export function NameList({ list, name, pick }: { list: NonNullable<Doorstep["list"]>; name: string; pick: (name: string) => void }) {
  return (
    <div>
      <label class="label" for="name">{words.pickName}</label>
      <select id="name" required value={name} aria-describedby="name-how" onChange={(event) => pick(event.currentTarget.value)}>
        <option value="">{words.pickNameFirst}</option>
        {list.map((one) => <option key={one.name} value={one.name} disabled={one.seat !== null}>{one.seat === null ? one.name : words.nameTaken(one.name)}</option>)}
      </select>
      <p class="soft small" id="name-how">{words.pickNameHow}</p>
    </div>
  );
}
