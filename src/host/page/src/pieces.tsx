// Pieces of a crisis that a phone, the console and a wall share.
import type { ComponentChildren } from "preact";
import { Hat, Icon, Meter } from "./parts";
import type { AtStake, Crisis, Fell, Hat as HatView, Inject, Meter as MeterView, MoodChange, Moved, Said, SplitRow, Verdict } from "./wire";
import { words } from "./words";

/** The last lines of a text: whole sentences, about as much as a phone shows beside the answers. */
export function lastLines(text: string, most = 280): string {
  if (text.length <= most) return text;
  const tail = text.slice(-most);
  const end = /[.!?…]["”’)]?\s+(?=\S)/.exec(tail);
  return end ? tail.slice(end.index + end[0].length) : `…${tail}`;
}

/** The scene, and what is heard: its last lines with the whole on demand, or all of it; `plain` has nothing to open. */
export function Scene({ crisis, whole, plain }: { crisis: Crisis; whole?: boolean; plain?: boolean }) {
  const short = whole ? crisis.scene : lastLines(crisis.scene);
  return (
    <section class="stack tight" aria-label={words.scene}>
      {crisis.moment && <p class="soft small">{crisis.moment}</p>}
      {crisis.came_back.map((back) => <p class="text" key={back.text}><em>{words.cameBack(back.turn, back.title)}</em> {back.text}</p>)}
      {plain || short === crisis.scene ? <p class="text">{short}</p> : (
        <>
          <details>
            <summary>{words.whole}</summary>
            <p class="text">{crisis.scene}</p>
          </details>
          <p class="text">{short}</p>
        </>
      )}
      {crisis.voices.map((said) => <Voice key={said.text} said={said} />)}
    </section>
  );
}

/** What somebody says. */
export function Voice({ said }: { said: Said }) {
  return <p class="text">{said.who && <strong>{said.who}: </strong>}{said.text}</p>;
}

/** What can be seen of people and of the work. */
export function Signals({ crisis, children }: { crisis: Crisis; children?: ComponentChildren }) {
  if (!crisis.people && !crisis.process && crisis.told.length === 0) return null;
  return (
    <section class="stack tight" aria-label={words.signals}>
      {crisis.people && <p class="signal"><strong>{words.people}:</strong> {crisis.people}</p>}
      {crisis.process && <p class="signal"><strong>{words.work}:</strong> {crisis.process}</p>}
      {crisis.told.map((told) => <p class="signal own" key={told}><strong>{words.forYou}:</strong> {told}</p>)}
      {children}
    </section>
  );
}

/** What arrived beside the crisis. */
export function Injects({ injects }: { injects: Inject[] }) {
  if (injects.length === 0) return null;
  return (
    <section class="stack tight" aria-label={words.arrived}>
      {injects.map((inject) => (
        <p class="card text" key={inject.text}>
          <strong>{words.inject[inject.kind]}{inject.from && `, ${inject.from}`}:</strong> {inject.text}
        </p>
      ))}
    </section>
  );
}

/** All meters as they stand. */
export function Meters({ meters, name }: { meters: MeterView[]; name?: string }) {
  return (
    <section class="meters" aria-label={name ?? words.meters}>
      {meters.map((meter) => <Meter key={meter.id} id={meter.id} name={meter.name} value={meter.value} />)}
    </section>
  );
}

/** Below this a meter is near its end. */
const LOW = 30;

/** Which meters are near the end of the game, if any is. */
export function Edge({ meters }: { meters: MeterView[] }) {
  const low = meters.filter((meter) => meter.ends && meter.value < LOW);
  return low.length > 0 ? <p class="fault"><Icon name="meter" /> {words.edge(low)}</p> : null;
}

/** How grave the moment is, what was promised by when, what the story moves towards, how everyone looks. */
export function Stakes({ at }: { at: AtStake }) {
  return (
    <section class="stack tight" aria-label={words.atStake}>
      <p><strong>{words.severity(at.severity)}</strong></p>
      {at.promises.map((open) => <p key={open.id}>{words.promised(open.to, open.due - at.turn, open.text)}</p>)}
      {at.clocks.map((clock) => <p key={clock.id}>{words.dated(clock.turn === null ? null : clock.turn - at.turn, clock.text, clock.day ?? "")}</p>)}
      <p class="soft">{at.faces.map((face) => words.looks(face.name, face.mood, face.why ?? "")).join(" · ")}</p>
    </section>
  );
}

/** Whose faces an answer changed, and why. */
export function Faces({ moods }: { moods: MoodChange[] }) {
  if (moods.length === 0) return null;
  return (
    <ul class="stack tight" aria-label={words.faces}>
      {moods.map((one) => <li key={one.id}><strong>{one.name}</strong> {words.faceChanged(one.now, one.before, one.why)}</li>)}
    </ul>
  );
}

/** How the game ended before its last crisis. */
export function Fallen({ fell }: { fell: Fell | undefined }) {
  return fell ? <p><strong>{words.fell(fell)}</strong> {words.fellBy(fell)}</p> : null;
}

/** All meters as they moved. */
export function Moves({ moves }: { moves: Moved[] }) {
  return (
    <section class="meters" aria-label={words.meters}>
      {moves.map((move) => <Meter key={move.id} id={move.id} name={move.name} value={move.after} before={move.before} />)}
    </section>
  );
}

/** A hat and what it means. */
export function Worn({ hat }: { hat: HatView }) {
  return <p>{words.wears} <Hat hat={hat.hat} name={hat.name} /> <span class="soft">{hat.about}.</span></p>;
}

/** Whether something was right, in a sign and a word. */
export function Judged({ how }: { how: Verdict }) {
  return <span class={`verdict ${how}`}>{how === "right" && <Icon name="check" />} {words.verdicts[how]}</span>;
}

/** How a round was voted: every answer with its votes, and their share as a bar. */
export function Split({ rows, number, mine }: { rows: SplitRow[]; number: (response: string) => number; mine?: string | null }) {
  return (
    <ol class="split">
      {rows.map((row) => {
        const votes = row.phones + row.hands + row.cards;
        return (
          <li key={row.response} class={row.chosen ? "chosen" : ""}>
            <div class="head">
              <span>{number(row.response)}. {row.text}</span>
              <span class="count">{words.votes(votes)}</span>
            </div>
            <span class="bar" aria-hidden="true"><i style={{ width: `${row.percent}%` }} /></span>
            <span class="row tags">
              {row.chosen && <span class="tag">{words.given}</span>}
              {mine === row.response && <span class="tag line">{words.yours}</span>}
              {row.hands + row.cards > 0 && <span class="soft small">{words.ballots(row.phones, row.hands, row.cards)}</span>}
            </span>
          </li>
        );
      })}
    </ol>
  );
}
