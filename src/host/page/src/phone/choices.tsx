// One of several: radios as large as a thumb, with what became of the choice written beside it.
import type { ComponentChildren } from "preact";
import { Icon } from "../parts";
import { words } from "../words";

/** `sign` is the number or letter before it; `said` replaces the words beside the one that is chosen. */
export interface Option { id: string; label: ComponentChildren; sign?: string; said?: string }

export function Choices({ legend, options, chosen, going, choose, closed, shape, quiet }: {
  legend: string; options: Option[]; chosen: string | null; going?: boolean; choose: (id: string) => void; closed?: boolean;
  shape?: "three"; quiet?: boolean;
}) {
  const name = legend + options.map((option) => option.id).join();
  return (
    <fieldset>
      <legend class={quiet ? "hidden" : ""}>{legend}</legend>
      <div class={`choices ${shape ?? ""}`}>
        {options.map((option) => {
          const on = chosen === option.id;
          return (
            <label class="answer" key={option.id}>
              <input type="radio" name={name} value={option.id} checked={on} disabled={closed ?? false} onChange={() => choose(option.id)} />
              <span class="face">
                {option.sign && <span class="sign" aria-hidden="true">{on && !going ? <Icon name="check" /> : option.sign}</span>}
                <span>
                  {option.label}
                  {on && option.sign && <span class="state">{going ? words.sending : option.said ?? words.yoursCounted}</span>}
                </span>
              </span>
            </label>
          );
        })}
      </div>
    </fieldset>
  );
}
