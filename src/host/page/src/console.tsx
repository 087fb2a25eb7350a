// The console: everything that the presenter's window does, on a tablet or a phone.
import { render } from "preact";
import type { Client } from "./client";
import { Count } from "./console/count";
import { Inject } from "./console/inject";
import { Notes } from "./console/notes";
import { Now } from "./console/now";
import { Claims, People } from "./console/people";
import { Plan } from "./console/plan";
import { Tables } from "./console/tables";
import { Top } from "./console/top";
import { useEntered } from "./enter";
import { Says } from "./parts";
import type { ConsoleState } from "./wire";
import { words } from "./words";

/** What every part of the console works with. */
export interface Held { client: Client<ConsoleState>; state: ConsoleState }

function Console() {
  const { client, door } = useEntered<ConsoleState>("console", ({ wall }) => `${wall.step.number} ${wall.step.step}`);
  const state = client?.state;
  return (
    <>
      <Says />
      {door ?? (client && state ? <Board client={client} state={state} /> : <main class="middle-page"><p role="status">{words.waitingForHost}</p></main>)}
    </>
  );
}

function Board(held: Held) {
  const { client, state } = held;
  const away = client.standing !== "open" || client.notSaved;
  return (
    <>
      <Top {...held} />
      <p class={away ? "banner" : "hidden"} role="status">{away ? words.waitingForHost : ""}</p>
      <p class={client.refusal ? "banner" : "hidden"} role="alert">{client.refusal ? words.notDone(client.refusal) : ""}</p>
      {state.problems.map((problem) => <p class="banner" role="status" key={problem}>{problem}</p>)}
      <main class="board">
        <div class="stack">
          <Claims {...held} />
          <Now {...held} />
          <Count {...held} />
          <Tables {...held} />
        </div>
        <div class="stack">
          <Notes {...held} />
          <Plan {...held} />
          <Inject {...held} />
          <People {...held} />
        </div>
      </main>
    </>
  );
}

const page = document.getElementById("page");
if (page) render(<Console />, page);
