// The line that is always there: where the room is, who is in, and the clock of the hour.
import type { Held } from "../console";
import { words } from "../words";

export function Top({ state }: Held) {
  const { wall, hour } = state;
  return (
    <header>
      <div class="row apart">
        <strong>{wall.room.title}</strong>
        <span>{wall.step.number > 0 && `${words.crisisOf(wall.step.number, wall.step.of)} · `}{words.steps[wall.step.step]}</span>
      </div>
      <div class="row apart">
        <span>{words.hereOf(wall.here, wall.room.people)}{wall.room.locked && ` · ${words.isLocked}`}{wall.black && ` · ${words.isBlack}`}</span>
        <span class={hour.behind >= 3 ? "late" : ""}>{hour.began === null ? words.notBegun : words.hour(hour.planned, hour.took, hour.behind)}</span>
      </div>
      {hour.advice && <p class="advice">{hour.advice}</p>}
    </header>
  );
}
