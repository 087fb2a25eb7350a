// What cannot be undone by one touch needs two.
import { useEffect, useRef, useState } from "preact/hooks";
import { words } from "../words";

export function Sure({ label, question, go, disabled, plain }: { label: string; question: string; go: () => void; disabled?: boolean; plain?: boolean }) {
  const [asks, setAsks] = useState(false);
  const yes = useRef<HTMLButtonElement>(null);
  useEffect(() => { if (asks) yes.current?.focus(); }, [asks]);
  if (!asks) return <button class={plain ? "" : "risky"} disabled={disabled ?? false} onClick={() => setAsks(true)}>{label}</button>;
  return (
    <div class="card stack tight sure" role="group" aria-label={question}>
      <p>{question}</p>
      <div class="row">
        <button class="main" ref={yes} onClick={() => { setAsks(false); go(); }}>{words.yes}</button>
        <button onClick={() => setAsks(false)}>{words.no}</button>
      </div>
    </div>
  );
}
