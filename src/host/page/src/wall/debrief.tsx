// The debrief on the wall, in three acts, one after the other: the story, where roads parted and what it cost, a habit.
import { Hat } from "../parts";
import { Fallen, Meters } from "../pieces";
import type { Acts, WallState } from "../wire";
import { words } from "../words";
import { Overlay } from "./overlay";

export function Debrief({ state }: { state: WallState }) {
  const { act, acts } = state;
  if (act === 2) return <Turning state={state} acts={acts} />;
  if (act === 3) return <Habit state={state} acts={acts} />;
  return <Story state={state} acts={acts} />;
}

type Shown = { state: WallState; acts: Acts | null };

function Story({ state, acts }: Shown) {
  const { end, tables } = state;
  const many = tables.length > 1;
  return (
    <div class="acts">
      <section class="stack">
        <h1>{end?.title ?? words.overTitle}</h1>
        {acts && !many && <p class="lead-in">{acts.stands}</p>}
        {end && <p class="text">{end.text}</p>}
        <Fallen fell={end?.fell} />
        {many ? (
          <ul class="side short" aria-label={words.tables}>
            {tables.filter((table) => table.grade !== null).map((table) => <li class="card" key={table.table}>{words.tableGrade(table.table, table.grade ?? 0)}</li>)}
          </ul>
        ) : <Meters meters={state.meters} />}
      </section>
      <section class="stack wide" aria-label={words.story}>
        <h2>{many && acts ? words.storyOf(acts.table) : words.story}</h2>
        {!acts && <p role="status">{words.reckoning}</p>}
        <ol class="stack tight">
          {acts?.story.map((card) => (
            <li class="card stack tight" key={card.turn}>
              <p><strong>{card.turn}. {card.title}</strong> <Hat hat={card.hat} /></p>
              <p>{card.did}</p>
              <p class="soft">{card.came}</p>
            </li>
          ))}
        </ol>
      </section>
    </div>
  );
}

function Turning({ state, acts }: Shown) {
  const { tables } = state;
  const many = tables.length > 1;
  const parted = acts?.parted ?? null;
  return (
    <div class={many ? "acts even" : "acts one"}>
      {many && (
        <section class="stack" aria-label={words.roads}>
          <h1>{words.roads}</h1>
          <p class="lead-in">{parted ? words.parted(parted.turn, parted.title) : words.neverParted}</p>
          <Overlay tables={tables} fork={parted?.turn ?? 0} />
        </section>
      )}
      <section class="stack" aria-label={words.turning}>
        {many ? <h2>{parted ? words.turningAt(parted.turn, parted.title) : words.turning}</h2> : <h1>{words.turning}</h1>}
        {!acts && <p role="status">{words.reckoning}</p>}
        {parted && parted.answers.map((answer) => (
          <article class="card stack tight" key={answer.text}>
            <p><strong>{answer.tables.map(words.table).join(", ")}</strong> <Hat hat={answer.hat} /></p>
            <p>{answer.text}</p>
            {answer.said && <p><em>{words.forTable(acts?.table ?? 1)}{answer.said}</em></p>}
          </article>
        ))}
        {parted && <p class="soft">{words.laterToo}</p>}
        {!parted && acts?.point && (
          <>
            <p class="lead-in">{words.turningAt(acts.point.turn, acts.point.title)}</p>
            <article class="card stack tight"><p><strong>{words.gave}</strong> <Hat hat={acts.point.taken_hat} /></p><p>{acts.point.taken}</p></article>
            <article class="card stack tight"><p><strong>{words.instead}</strong> <Hat hat={acts.point.other_hat} /></p><p>{acts.point.other}</p></article>
            <p class="lead-in">{acts.point.said}</p>
          </>
        )}
      </section>
    </div>
  );
}

function Habit({ state, acts }: Shown) {
  return (
    <div class="acts even">
      <section class="stack" aria-label={words.habit}>
        <h1>{words.habit}</h1>
        {!acts && <p role="status">{words.reckoning}</p>}
        {acts && [acts.start, acts.stop].map((advice) => (
          <article class="card stack tight" key={advice.title}>
            <h2>{advice.title}</h2>
            <p>{advice.text}</p>
            <p class="soft">{advice.because}</p>
          </article>
        ))}
      </section>
      {(state.closing.length > 0 || state.questions) && (
        <section class="stack" aria-label={words.closing}>
          {state.questions && <BeforeAfter questions={state.questions} people={state.room.people} />}
          <h2>{words.closing}</h2>
          <ul class="stack">{state.closing.slice(0, state.questions?.said ? 2 : undefined).map((question) => <li class="card" key={question}>{question}</li>)}</ul>
        </section>
      )}
    </div>
  );
}

/** How the people answered before and after, and what that does not show. */
function BeforeAfter({ questions, people }: { questions: NonNullable<WallState["questions"]>; people: number }) {
  return (
    <article class="card stack tight">
      <h2>{words.questionsTitle}</h2>
      {questions.said ? <><p>{questions.said[0]}</p><p class="soft">{questions.said[1]}</p></> : <p>{words.questionsAnswered(questions.answered, people)}</p>}
    </article>
  );
}
