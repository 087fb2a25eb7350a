// What is on, and what comes next: one large button, the timer, the steps, a break, black, and stepping back.
import { useEffect, useRef } from "preact/hooks";
import type { Held } from "../console";
import { Countdown, Hat, say } from "../parts";
import type { Step, Steps } from "../wire";
import { words } from "../words";
import { Sure } from "./sure";

/** The steps of a crisis that this room has, in their order. */
export function stepsOf(steps: Steps): Step[] {
  return [
    ...(steps.discuss ? ["discuss" as const] : []), "vote",
    ...(steps.again ? ["talk" as const, "vote_again" as const] : []),
    ...(steps.predict ? ["predict" as const] : []),
    ...(steps.name_hat ? ["name_hat" as const] : []),
  ];
}

/** What the large button leads to. */
function nextOf(state: Held["state"]): string {
  const onward = onwardOf(state);
  return state.wall.room.pace && state.wall.step.step !== "briefing" ? words.lastOnTo(onward) : onward;
}

function onwardOf(state: Held["state"]): string {
  const { step } = state.wall;
  if (step.step === "briefing") return words.firstCrisis;
  if (step.step === "reveal") return step.of !== null && step.number >= step.of ? words.toTheEnd : words.nextCrisis;
  const order = stepsOf(state.steps);
  const after = order[order.indexOf(step.step) + 1];
  return after ? words.onTo(words.steps[after]) : words.reveal;
}

export function Now(held: Held) {
  const { client, state } = held;
  const { wall } = state;
  const { step, room, crisis, reveal } = wall;
  const asks = !["briefing", "reveal", "over"].includes(step.step);
  const timed = step.step === "discuss" || step.step === "talk";
  const order = stepsOf(state.steps);
  const told = useRef("");
  const now = `${step.number} ${step.step}`;
  useEffect(() => {
    if (told.current !== "" && told.current !== now) say(`${words.steps[step.step]}. ${crisis?.title ?? ""}`);
    told.current = now;
  }, [now]);
  const going = client.going("next") !== undefined;
  return (
    <section class="card stack" aria-label={words.now}>
      <div class="row apart">
        <h1>{crisis?.title ?? wall.end?.title ?? words.steps[step.step]}</h1>
        {timed && !room.pace && <Countdown timer={room.timer} now={() => client.now()} aloud />}
      </div>
      {timed && !room.pace && (
        <div class="row">
          {room.timer.until === null
            ? <button disabled={room.paused || room.timer.left === 0} onClick={() => client.do({ start_timer: {} })}>{words.startTimer}</button>
            : <button disabled={room.paused} onClick={() => client.do({ pause_timer: {} })}>{words.pauseTimer}</button>}
          <button disabled={room.paused} onClick={() => client.do({ add_minute: {} })}>{words.addMinute}</button>
        </div>
      )}
      {state.split.length > 0 && (
        <p class="card" role="status">
          <strong>{words.splitTitle}.</strong> {words.splitAsk}{room.tables > 1 && ` ${words.splitAt(state.split)}`}
        </p>
      )}
      {step.step === "over" && (
        <div class="row" role="group" aria-label={words.acts}>
          {words.act.map((name, at) => (
            <button key={name} class={wall.act === at + 1 ? "on" : ""} aria-pressed={wall.act === at + 1}
              onClick={() => { if (wall.act !== at + 1) client.do({ show_act: { act: at + 1 } }); }}>{name}</button>
          ))}
        </div>
      )}
      {step.step === "over" && wall.acts && room.tables > 1 && (
        <label class="pick">{words.tellOf}
          <select value={String(client.going("show_table")?.table ?? wall.acts.table)} disabled={room.paused}
            onChange={(event) => client.do({ show_table: { table: Number(event.currentTarget.value) } })}>
            {wall.tables.filter((table) => table.people > 0 && table.road.length > 0)
              .map((table) => <option key={table.table} value={String(table.table)}>{words.table(table.table)}</option>)}
          </select>
        </label>
      )}
      {wall.questions && <p role="status">{words.questionsAnswered(wall.questions.answered, room.people)} {wall.questions.said?.[0]}</p>}
      {reveal && <p>{reveal.text} <Hat hat={reveal.hat.hat} name={reveal.hat.name} /></p>}
      {step.step !== "over" && step.step !== "tie" && (
        <button class="main next" disabled={room.paused || going} onClick={() => client.do({ next: { from: step.step, number: step.number } })}>{nextOf(state)}</button>
      )}
      {step.step === "tie" && <p class="fault">{wall.tie?.speaker != null ? words.tieBySpeaker(wall.tie.name) : words.tieByYou}</p>}
      {asks && (
        <div class="row" role="group" aria-label={words.openStep}>
          {order.map((one) => (
            <button key={one} class={one === step.step ? "on" : ""} aria-pressed={one === step.step} disabled={room.paused}
              onClick={() => { if (one !== step.step) client.do({ open: { step: one } }); }}>{words.steps[one]}</button>
          ))}
          {["vote", "vote_again", "predict", "name_hat"].includes(step.step) && (
            <button disabled={room.paused} onClick={() => { client.do({ nudge: {} }); say(words.nudged); }}>{words.nudge}</button>
          )}
          {step.step !== "tie" && <button disabled={room.paused} onClick={() => client.do({ reveal: { number: step.number } })}>{words.revealNow}</button>}
        </div>
      )}
      <div class="row">
        <button aria-pressed={room.paused} class={room.paused ? "on" : ""} onClick={() => client.do({ pause: { on: !room.paused } })}>{room.paused ? words.goOnAfter : words.pause}</button>
        <button aria-pressed={wall.black} class={wall.black ? "on" : ""} onClick={() => client.do({ black: { on: !wall.black } })}>{wall.black ? words.showWall : words.black}</button>
        {state.can_step_back !== null && (
          <Sure label={words.stepBack} question={words.stepBackSure(state.can_step_back)} disabled={room.paused}
            go={() => { if (state.can_step_back !== null) client.do({ step_back: { turn: state.can_step_back } }); }} />
        )}
      </div>
    </section>
  );
}
