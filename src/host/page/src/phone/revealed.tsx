// What came of it: the answer and its hat, what it did, and how one's own vote, prediction and hat stand beside it.
import type { ComponentChildren } from "preact";
import { Hat } from "../parts";
import { Edge, Faces, Judged, Moves, Split, Voice, Worn } from "../pieces";
import { words } from "../words";
import { StepHead, type Seated } from "./room";

function Row({ name, children }: { name: string; children: ComponentChildren }) {
  return <div class="pair"><dt>{name}</dt><dd>{children}</dd></div>;
}

export function Revealed(seated: Seated) {
  const { state, you } = seated;
  const { reveal, crisis, room } = state;
  if (!reveal) return <p role="status">{words.waitNext}</p>;
  const text = (id: string | null) => crisis?.responses.find((response) => response.id === id)?.text;
  const number = (id: string) => (crisis?.responses.findIndex((response) => response.id === id) ?? -1) + 1;
  const mine = text(you.vote);
  const same = you.vote === reveal.response;
  const many = room.tables > 1;
  const changed = you.first !== null && you.first !== you.vote;
  const meter = state.meters.find((m) => m.id === you.prediction?.meter)?.name ?? "";
  return (
    <>
      <StepHead seated={seated} title={reveal.title} />
      <section class="card stack tight" aria-label={many ? words.tableDid : words.roomDid}>
        <h2>{many ? words.tableDid : words.roomDid}</h2>
        <p>{reveal.text}</p>
        <Worn hat={reveal.hat} />
        {reveal.by !== "votes" && <p class="soft">{reveal.by === "speaker" ? words.bySpeaker(reveal.speaker ?? "") : words.byFacilitator}</p>}
      </section>
      <section class="card" aria-label={many ? words.besideTable : words.besideRoom}>
        <h2>{many ? words.besideTable : words.besideRoom}</h2>
        <dl>
          <Row name={words.yours}>{mine ? (same ? (many ? words.sameAsTable : words.sameAsRoom) : mine) : words.noneGiven}</Row>
          {changed && <Row name={words.firstAnswer}>{text(you.first)}</Row>}
          {you.prediction && <Row name={words.yourPrediction}>{meter}, {words.ways[you.prediction.way]}. {you.verdict && <Judged how={you.verdict} />}</Row>}
          {you.hat && (
            <Row name={words.yourHat}>
              <Hat hat={you.hat} /> {you.hat_was && (you.hat_was.hat === you.hat ? <Judged how="right" /> : <>{words.itWas} <Hat hat={you.hat_was.hat} name={you.hat_was.name} /></>)}
            </Row>
          )}
        </dl>
      </section>
      <section class="stack tight" aria-label={words.outcome}>
        <p class="text">{reveal.outcome}</p>
        {reveal.says.map((said) => <Voice key={said.text} said={said} />)}
        <Faces moods={reveal.moods} />
      </section>
      <Moves moves={reveal.meters} />
      <Edge meters={state.meters} />
      {reveal.asks && <p class="text soft">{reveal.asks}</p>}
      {reveal.rounds.some((rows) => rows.length > 0) && (
        <section class="stack tight" aria-label={words.howVoted}>
          <h2>{many ? words.howTableVoted : words.howVoted}</h2>
          {reveal.rounds.map((rows, at) => (
            <div class="stack tight" key={at}>
              {reveal.rounds.length > 1 && <h3>{at === 0 ? words.firstRound : words.secondRound}</h3>}
              <Split rows={rows} number={number} mine={at === 0 && reveal.rounds.length > 1 ? you.first : you.vote} />
            </div>
          ))}
        </section>
      )}
    </>
  );
}
