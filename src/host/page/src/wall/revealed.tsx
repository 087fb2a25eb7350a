// What came of it, for the whole room: the answer and its hat, what it did, and only now how the room voted.
import { Edge, Faces, Judged, Moves, Split, Voice, Worn } from "../pieces";
import type { WallState } from "../wire";
import { words } from "../words";
import { Side } from "./tables";

export function Revealed({ state }: { state: WallState }) {
  const { reveal, crisis, room } = state;
  if (!reveal) return <p>{words.waitNext}</p>;
  const number = (id: string) => (crisis?.responses.findIndex((response) => response.id === id) ?? -1) + 1;
  const best = reveal.predictions[0];
  const rounds = reveal.rounds.filter((rows) => rows.length > 0);
  // What moved stands where there is room: beside, where one vote is all that is there.
  const beside = room.tables === 1 && rounds.length < 2;
  const moved = (
    <>
      <Moves moves={reveal.meters} />
      <Edge meters={state.meters} />
      {best && <p>{words.mostPredicted(best.name, words.ways[best.way], best.people)} <Judged how={best.verdict} /></p>}
      {reveal.hats.named > 0 && <p>{words.hatsNamed(reveal.hats.right, reveal.hats.named)}</p>}
    </>
  );
  return (
    <div class="halves">
      <section class="stack">
        <h1>{reveal.title}</h1>
        <div class="card stack tight">
          {room.tables > 1 && <h2>{words.table(1)}</h2>}
          <p>{reveal.text}</p>
          <Worn hat={reveal.hat} />
          {reveal.by !== "votes" && <p class="soft">{reveal.by === "speaker" ? words.bySpeaker(reveal.speaker ?? "") : words.byFacilitator}</p>}
        </div>
        <p class="text">{reveal.outcome}</p>
        {reveal.says.map((said) => <Voice key={said.text} said={said} />)}
        <Faces moods={reveal.moods} />
        {!beside && moved}
      </section>
      {room.tables > 1 ? <Side state={state} /> : (
        <div class="stack">
          {beside && moved}
          {rounds.map((rows, at, all) => (
            <section class="stack tight" key={at} aria-label={words.howVoted}>
              <h2>{all.length > 1 ? (at === 0 ? words.firstRound : words.secondRound) : words.howVoted}</h2>
              <Split rows={rows} number={number} />
            </section>
          ))}
        </div>
      )}
    </div>
  );
}
