// The phone's page: the door, and then whatever step the room is at.
import { render } from "preact";
import { useEffect, useState } from "preact/hooks";
import { Client } from "./client";
import { keep, kept } from "./keep";
import { Says } from "./parts";
import { Door } from "./phone/door";
import { Room, Stopped } from "./phone/room";
import type { SeatState } from "./wire";

/** A personal link carries the seat behind `#`, where no server sees it; it is taken out of the address at once. */
function fromLink(): void {
  const found = /^#s=([0-9a-f]{32})$/.exec(location.hash);
  if (!found?.[1]) return;
  keep("seat", found[1]);
  history.replaceState(null, "", location.pathname);
}

function Phone() {
  const [token, setToken] = useState(kept("seat"));
  const [client, setClient] = useState<Client<SeatState>>();
  const [, draw] = useState(0);
  useEffect(() => {
    if (!token) {
      setClient(undefined);
      return undefined;
    }
    const next = new Client<SeatState>("seat", token, () => draw((n) => n + 1), ({ step }) => `${step.number} ${step.step}`);
    next.start();
    setClient(next);
    return () => next.end();
  }, [token]);

  const enter = (seat: string) => {
    keep("seat", seat);
    setToken(seat);
  };
  const forget = () => {
    keep("seat", null);
    setToken(null);
  };
  return (
    <>
      <Says />
      {!token || !client ? <Door enter={enter} /> : client.stop ? <Stopped stop={client.stop} forget={forget} /> : <Room client={client} token={token} />}
    </>
  );
}

fromLink();
const page = document.getElementById("page");
if (page) render(<Phone />, page);
