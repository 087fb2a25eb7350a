// Short questions before the first crisis and after the last: one situation at a time, sent together at the end.
import { useState } from "preact/hooks";
import { keep, kept } from "../keep";
import type { HatId, Questions as Asked } from "../wire";
import { words } from "../words";
import { Choices } from "./choices";
import type { Seated } from "./room";

type Draft = Record<string, { job?: HatId; reason?: string }>;

/** What was chosen so far outlasts a page that is loaded again. */
function drafted(name: string): Draft {
  try {
    return JSON.parse(kept(name) ?? "{}") as Draft;
  } catch {
    return {};
  }
}

export function Questions({ client, state, you, asked }: Seated & { asked: Asked }) {
  const name = `questions.${you.seat}.${asked.when}`;
  const [draft, setDraft] = useState<Draft>(() => drafted(name));
  const [at, setAt] = useState(0);
  const going = client.going("answer", (answer) => answer.when === asked.when) !== undefined;
  const title = asked.when === "before" ? words.questionsBefore : words.questionsAfter;
  const situation = asked.situations[at];
  if (asked.answered || !situation) {
    return (
      <section class="card stack tight" aria-label={title} role="status">
        <p><strong>{words.questionsDone}</strong></p>
        {asked.points && <p>{words.questionsPoints(...asked.points)}</p>}
      </section>
    );
  }
  const own = draft[situation.id] ?? {};
  const choose = (part: { job?: HatId; reason?: string }) => {
    const next = { ...draft, [situation.id]: { ...own, ...part } };
    setDraft(next);
    keep(name, JSON.stringify(next));
  };
  const whole = asked.situations.every((one) => draft[one.id]?.job && draft[one.id]?.reason);
  const last = at === asked.situations.length - 1;
  const send = () => {
    keep(name, null);
    client.do({ answer: { when: asked.when, answers: asked.situations.map((one) => ({ situation: one.id, job: draft[one.id]?.job ?? "Wait", reason: draft[one.id]?.reason ?? "" })) } });
  };
  return (
    <section class="card stack" aria-label={title}>
      <h2>{title}</h2>
      {at === 0 && <p class="soft small">{words.questionsHow}</p>}
      <p class="soft">{words.questionOf(at + 1, asked.situations.length)}</p>
      <p class="text">{situation.text}</p>
      <Choices legend={asked.asks[0]} chosen={own.job ?? null} closed={state.room.paused} options={asked.jobs.map(([id, label]) => ({ id, label }))} choose={(id) => choose({ job: id as HatId })} />
      <Choices legend={asked.asks[1]} chosen={own.reason ?? null} closed={state.room.paused} options={situation.reasons.map(([id, label]) => ({ id, label }))} choose={(id) => choose({ reason: id })} />
      {client.refusal && <p class="fault" role="alert">{words.refused(client.refusal)}</p>}
      {last ? <button class="main" disabled={!whole || going} onClick={send}>{going ? words.sending : words.questionsSend}</button>
        : <button class="main" disabled={!own.job || !own.reason} onClick={() => setAt(at + 1)}>{words.questionsNext}</button>}
      {at > 0 && <button onClick={() => setAt(at - 1)}>{words.questionsBack}</button>}
    </section>
  );
}
