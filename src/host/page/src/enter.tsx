// How a console or a wall comes in: by the code behind `#`, which no server sees, or typed.
import { useEffect, useState } from "preact/hooks";
import { Client } from "./client";
import { keep, kept } from "./keep";
import { posted } from "./phone/ask";
import type { Access } from "./wire";
import { words } from "./words";

/** The code behind `#`, taken out of the address. */
function codeInHash(): string {
  const code = location.hash.slice(1);
  if (!/^[0-9a-z-]{4,40}$/i.test(code)) return "";
  history.replaceState(null, "", location.pathname);
  return code;
}

/** A client once this device has entered, and what to show until then. */
export function useEntered<S>(access: Access, place: (state: S) => string): { client?: Client<S>; door?: preact.JSX.Element } {
  const [code, setCode] = useState(codeInHash());
  const [token, setToken] = useState(code ? null : kept(access));
  const [client, setClient] = useState<Client<S>>();
  const [, draw] = useState(0);
  const [fault, setFault] = useState("");
  const [typed, setTyped] = useState("");

  useEffect(() => {
    if (!code) return;
    void posted<{ token: string }>("/enter", { access, code }).then((answer) => {
      setCode("");
      if ("fault" in answer) {
        // An old link on a device that is in already.
        if (kept(access) !== null && answer.reason === "wrong_code") setToken(kept(access));
        else setFault(answer.fault);
        return;
      }
      keep(access, answer.body.token);
      setToken(answer.body.token);
    });
  }, [code]);

  useEffect(() => {
    if (!token) return undefined;
    const next = new Client<S>(access, token, () => draw((n) => n + 1), place);
    next.start();
    setClient(next);
    return () => {
      next.end();
      setClient(undefined);
    };
  }, [token]);

  const stop = client?.stop;
  useEffect(() => {
    if (stop !== "unknown" && stop !== "removed") return;
    keep(access, null);
    setToken(null);
    setFault(words.enterAgain);
  }, [stop]);

  if (client && stop === undefined) return { client };
  const old = stop === "old" || stop === "elsewhere";
  return {
    door: (
      <main class="middle-page">
        <h1>{access === "console" ? words.consoleTitle : words.wallTitle}</h1>
        {old ? <button class="main" onClick={() => location.reload()}>{words.reload}</button> : (
          <form class="stack" onSubmit={(event) => { event.preventDefault(); setFault(""); setCode(typed.trim()); }}>
            {fault && <p class="fault" role="alert">{fault}</p>}
            <div>
              <label class="label" for="enter">{access === "console" ? words.consoleCode : words.wallCode}</label>
              <input id="enter" required autocomplete="off" autocapitalize="characters" spellcheck={false} value={typed} aria-describedby="enter-how"
                onInput={(event) => setTyped(event.currentTarget.value)} />
              <p class="soft small" id="enter-how">{words.enterHow}</p>
            </div>
            <button class="main" type="submit" disabled={code !== ""}>{words.goOn}</button>
          </form>
        )}
      </main>
    ),
  };
}
