// The page of one's own at the end: answers beside the room's, hats named right, a commitment; to be saved as a file.
import { useState } from "preact/hooks";
import { Hat } from "../parts";
import { Fallen, Meters } from "../pieces";
import type { Better } from "../wire";
import { words } from "../words";
import { StepHead, type Seated } from "./room";
import { save } from "./file";
import { Questions } from "./questions";

/** Hats named right, of those that were named. */
export function hatsRight(you: Seated["you"]): { named: number; right: number } {
  const named = you.turns.filter((turn) => turn.named !== null && turn.hat !== null);
  return { named: named.length, right: named.filter((turn) => turn.named === turn.hat).length };
}

/** The better road of a turn, in words. */
export function betterRoad(better: Better, many: boolean): string {
  if (better.taken) return words.betterTaken(many);
  return better.clear ? better.text : `${better.text} ${words.betterHardly}`;
}

export function Own(seated: Seated) {
  const { state, you } = seated;
  const { end, closing } = state;
  const many = state.room.tables > 1;
  const hats = hatsRight(you);
  return (
    <>
      <StepHead seated={seated} title={end?.title ?? words.overTitle} />
      {you.questions && <Questions {...seated} asked={you.questions} />}
      {end && <p class="text">{end.text}</p>}
      <Fallen fell={end?.fell} />
      {state.stands && <p><strong>{state.stands}</strong></p>}
      <Meters meters={state.meters} />
      {state.story.length > 0 && (
        <section class="stack" aria-label={words.story}>
          <h2>{many ? words.storyOf(state.table.table) : words.story}</h2>
          <ol class="stack tight">
            {state.story.map((card) => (
              <li class="card stack tight" key={card.turn}>
                <h3>{card.turn}. {card.title}</h3>
                <p>{card.did} <Hat hat={card.hat} /></p>
                <p class="soft">{card.came}</p>
              </li>
            ))}
          </ol>
        </section>
      )}
      {closing.length > 0 && (
        <section class="card stack tight" aria-label={words.closing}>
          <h2>{words.closing}</h2>
          <ul class="stack tight">{closing.map((question) => <li key={question}>{question}</li>)}</ul>
        </section>
      )}
      <Commitment {...seated} />
      <section class="stack" aria-label={words.ownTitle}>
        <h2>{words.ownTitle}</h2>
        <p class="soft">{words.ownHow}</p>
        {you.turns.some((turn) => turn.better) && <p class="soft small">{words.betterHow}</p>}
        {hats.named > 0 && <p><strong>{words.hatsRight(hats.right, hats.named)}</strong> <span class="soft">{words.chance}</span></p>}
        <ol class="stack">
          {you.turns.map((turn) => (
            <li class="card" key={turn.turn}>
              <h3>{turn.turn}. {turn.title}</h3>
              <dl>
                <div class="pair"><dt>{many ? words.tableDid : words.roomDid}</dt><dd>{turn.table} <Hat hat={turn.table_hat} /></dd></div>
                <div class="pair"><dt>{words.yours}</dt><dd>{turn.vote === null ? words.noneGiven : turn.vote === turn.table ? (many ? words.sameAsTable : words.sameAsRoom) : turn.vote}</dd></div>
                {turn.first !== null && turn.first !== turn.vote && <div class="pair"><dt>{words.firstAnswer}</dt><dd>{turn.first}</dd></div>}
                {turn.better && (
                  <div class="pair"><dt>{words.better}</dt><dd>{betterRoad(turn.better, many)} {!turn.better.taken && <Hat hat={turn.better.hat} />}</dd></div>
                )}
                {turn.named && turn.hat && (
                  <div class="pair"><dt>{words.yourHat}</dt><dd><Hat hat={turn.named} /> {turn.named === turn.hat ? words.verdicts.right : <>{words.itWas} <Hat hat={turn.hat} /></>}</dd></div>
                )}
              </dl>
            </li>
          ))}
        </ol>
        <button class="main" onClick={() => save(seated)}>{words.save}</button>
      </section>
    </>
  );
}

function Commitment({ client, you }: Seated) {
  const [text, setText] = useState<string>();
  const going = client.going("commit");
  const value = text ?? you.commitment ?? "";
  const kept = !going && you.commitment !== null && you.commitment === value.trim();
  return (
    <form class="card stack tight" onSubmit={(event) => { event.preventDefault(); client.do({ commit: { text: value.trim() } }); }}>
      <h2>{words.commitTitle}</h2>
      <label for="commit">{words.commitLabel}</label>
      <textarea id="commit" maxLength={280} value={value} aria-describedby="commit-how" onInput={(event) => setText(event.currentTarget.value)} />
      <p class="soft small" id="commit-how">{words.commitHow}</p>
      {client.refusal && <p class="fault" role="alert">{words.refused(client.refusal)}</p>}
      <button type="submit" class="main" disabled={going !== undefined || kept || (value.trim() === "" && you.commitment === null)}>
        {going ? words.sending : kept ? words.commitKept : words.commitKeep}
      </button>
    </form>
  );
}
