// The facilitator's notes to the crisis at hand. They are never on the wall.
import type { Held } from "../console";
import { Hat } from "../parts";
import { words } from "../words";

export function Notes({ state }: Held) {
  const { notes, guide } = state;
  if (!notes) return null;
  return (
    <section class="card stack" aria-label={words.notes}>
      <h2>{words.notes}</h2>
      <p><strong>{notes.situation}.</strong> {notes.situation_about}</p>
      {guide && (guide.stuck || guide.question || guide.move_on) && (
        <dl>
          {guide.stuck && <><dt>{words.stuck}</dt><dd>{guide.stuck}</dd></>}
          {guide.question && <><dt>{words.frees}</dt><dd>{guide.question}</dd></>}
          {guide.move_on && <><dt>{words.moveOn}</dt><dd>{guide.move_on}</dd></>}
        </dl>
      )}
      <Lines title={words.questions} lines={notes.discuss} />
      <Lines title={words.listen} lines={notes.listen} />
      {notes.tensions.map((tension) => <p key={tension.id}><strong>{tension.name}:</strong> {tension.lead} / {tension.manage}</p>)}
      <details>
        <summary>{words.hatsAndIdeas}</summary>
        <ol class="stack">
          {notes.responses.map((response, at) => (
            <li key={response.id} class="stack tight">
              <p><strong>{at + 1}.</strong> {response.text} <Hat hat={response.hat.hat} name={response.hat.name} /></p>
              <p class="soft">{response.insight}</p>
            </li>
          ))}
        </ol>
      </details>
    </section>
  );
}

function Lines({ title, lines }: { title: string; lines: string[] }) {
  if (lines.length === 0) return null;
  return (
    <div class="stack tight">
      <h3>{title}</h3>
      <ul class="dots">{lines.map((line) => <li key={line}>{line}</li>)}</ul>
    </div>
  );
}
