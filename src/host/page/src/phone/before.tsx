// Before the first crisis: who one is, what has happened, and at which table.
import { words } from "../words";
import { Choices } from "./choices";
import { Questions } from "./questions";
import { StepHead, type Seated } from "./room";

export function BeforeCrisis(seated: Seated) {
  const { client, state, you } = seated;
  const { briefing, room } = state;
  return (
    <>
      <StepHead seated={seated} title={words.youAreIn} />
      <p>{words.waitStart}</p>
      {room.choose && room.tables > 1 && (
        <Choices legend={words.chooseTable} shape="three"
          options={Array.from({ length: room.tables }, (_, at) => ({ id: String(at + 1), label: words.table(at + 1) }))}
          chosen={String(client.going("choose_table")?.table ?? state.table.table)} going={client.going("choose_table") !== undefined}
          choose={(id) => client.do({ choose_table: { table: Number(id) } })} />
      )}
      {you.questions && <Questions {...seated} asked={you.questions} />}
      <Brief you={you} open />
      {briefing && (
        <section class="stack tight" aria-label={words.briefing}>
          <h2>{briefing.role}</h2>
          <p class="text">{briefing.text || briefing.pitch}</p>
          {briefing.values.length > 0 && <p class="soft">{words.values(briefing.values)}</p>}
        </section>
      )}
    </>
  );
}

/** What this seat alone knows. */
export function Brief({ you, open }: { you: Seated["you"]; open?: boolean }) {
  if (!you.brief) return null;
  return (
    <details class="card" open={open}>
      <summary>{words.brief(you.brief.name)}</summary>
      <p class="text">{you.brief.text}</p>
      <p class="soft small">{words.briefHow}</p>
    </details>
  );
}
