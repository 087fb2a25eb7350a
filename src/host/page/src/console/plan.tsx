// Changes of the plan: fewer or more crises, skipping one, holding a collapse off, ending early, and which steps a crisis has.
import type { Held } from "../console";
import type { Steps } from "../wire";
import { words } from "../words";
import { Sure } from "./sure";

const SWITCHES: (keyof Steps)[] = ["discuss", "again", "predict", "name_hat"];

export function Plan({ client, state }: Held) {
  const { plan, wall, steps } = state;
  const { step, crisis, room } = wall;
  const answered = step.step === "reveal" || step.step === "over" ? step.number : Math.max(0, step.number - 1);
  const asks = crisis !== null && !["briefing", "reveal", "over"].includes(step.step);
  const of = plan.crises ?? step.of;
  // What was touched last, until the room shows it.
  const chosen = client.going("set_steps") ?? steps;
  const holding = client.going("plan", (change) => "hold_off" in change);
  const heldOff = holding && "hold_off" in holding ? holding.hold_off.on : plan.held_off;
  return (
    <details class="card">
      <summary><h2>{words.plan}</h2></summary>
      <div class="stack">
        <p>{of === null ? words.planAll : words.planOf(of)}</p>
        <div class="row">
          {of !== null && <button disabled={room.paused || of <= Math.max(1, answered)} onClick={() => client.do({ plan: { length: { crises: of - 1 } } })}>{words.oneFewer}</button>}
          {of !== null && <button disabled={room.paused} onClick={() => client.do({ plan: { length: { crises: of + 1 } } })}>{words.oneMore}</button>}
          {plan.crises !== null && <button disabled={room.paused} onClick={() => client.do({ plan: { length: { crises: null } } })}>{words.allCrises}</button>}
          {of === null && <button disabled={room.paused} onClick={() => client.do({ plan: { length: { crises: step.number + 1 } } })}>{words.oneMoreOnly}</button>}
        </div>
        <div class="row">
          {asks && crisis && <Sure label={words.skip} question={words.skipSure(crisis.title)} disabled={room.paused} go={() => client.do({ plan: { skip: { crisis: crisis.id } } })} />}
          {answered > 0 && step.step !== "over" && (
            <Sure label={words.endNow} question={words.endSure(answered)} disabled={room.paused} go={() => client.do({ plan: { length: { crises: answered } } })} />
          )}
        </div>
        {plan.skipped.length > 0 && (
          <ul class="stack tight">
            {plan.skipped.map((id) => (
              <li key={id} class="row apart">{words.skipped(id)}<button disabled={room.paused} onClick={() => client.do({ plan: { unskip: { crisis: id } } })}>{words.unskip(id)}</button></li>
            ))}
          </ul>
        )}
        <label class="switch">
          <input type="checkbox" checked={heldOff} disabled={room.paused} onChange={(event) => client.do({ plan: { hold_off: { on: event.currentTarget.checked } } })} />
          {words.holdOff}
        </label>
        {(step.step === "briefing" || state.asks) && (
          <label class="switch">
            <input type="checkbox" checked={client.going("set_questions")?.on ?? state.asks} disabled={room.paused} onChange={(event) => client.do({ set_questions: { on: event.currentTarget.checked } })} />
            {words.questionsSwitch}
          </label>
        )}
        <fieldset class="stack tight">
          <legend>{words.stepsOfCrisis}</legend>
          {SWITCHES.map((name) => (
            <label class="switch" key={name}>
              <input type="checkbox" checked={chosen[name]} disabled={room.paused} onChange={(event) => client.do({ set_steps: { ...chosen, [name]: event.currentTarget.checked } })} />
              {words.stepSwitch[name]}
            </label>
          ))}
        </fieldset>
      </div>
    </details>
  );
}
