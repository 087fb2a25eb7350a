// One's own page as a file: a plain page without scripts, made on the phone. Nothing is sent for it.
import { words } from "../words";
import { betterRoad, hatsRight } from "./own";
import type { Seated } from "./room";

const escaped = (text: string) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
const pair = (name: string, text: string) => `<dt><b>${escaped(name)}</b></dt><dd>${escaped(text)}</dd>`;

/** The page as text. */
export function page({ state, you }: Seated): string {
  const many = state.room.tables > 1;
  const hats = hatsRight(you);
  const turns = you.turns.map((turn) => [
    `<h2>${turn.turn}. ${escaped(turn.title)}</h2><dl>`,
    pair(many ? words.tableDid : words.roomDid, `${turn.table} (${words.hats[turn.table_hat]})`),
    pair(words.yours, turn.vote ?? words.noneGiven),
    turn.first !== null && turn.first !== turn.vote ? pair(words.firstAnswer, turn.first) : "",
    turn.better ? pair(words.better, betterRoad(turn.better, many)) : "",
    turn.named && turn.hat ? pair(words.yourHat, `${words.hats[turn.named]}${turn.named === turn.hat ? `, ${words.verdicts.right.toLowerCase()}` : `; ${words.itWas} ${words.hats[turn.hat]}`}`) : "",
    "</dl>",
  ].join(""));
  return [
    `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="color-scheme" content="light dark"><title>${escaped(state.room.title)}</title>`,
    // No element of its own for the style: the host looks for those in the page that this text is a part of.
    `<body style="font:1.05rem/1.5 system-ui,sans-serif;max-width:40rem;margin:2rem auto;padding:0 1rem"><h1>${escaped(state.room.title)}</h1><p>${escaped(words.you(you.name))}</p>`,
    state.end ? `<p>${escaped(state.end.title)}. ${escaped(state.end.text)} ${escaped(state.stands)}</p>` : "",
    state.end?.fell ? `<p>${escaped(words.fell(state.end.fell))} ${escaped(words.fellBy(state.end.fell))}</p>` : "",
    state.story.length > 0 ? `<h2>${escaped(many ? words.storyOf(state.table.table) : words.story)}</h2>` : "",
    ...state.story.map((card) => `<p><b>${card.turn}. ${escaped(card.title)}</b> (${words.hats[card.hat]})<br>${escaped(card.did)}<br>${escaped(card.came)}</p>`),
    you.commitment ? `<h2>${escaped(words.commitTitle)}</h2><p>${escaped(you.commitment)}</p>` : "",
    hats.named > 0 ? `<p>${escaped(words.hatsRight(hats.right, hats.named))}</p>` : "",
    you.turns.some((turn) => turn.better) ? `<p>${escaped(words.betterHow)}</p>` : "",
    ...turns,
    "</html>\n",
  ].join("\n");
}

/** Offers it as a download. */
export function save(seated: Seated): void {
  const address = URL.createObjectURL(new Blob([page(seated)], { type: "text/html" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = words.saveName;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
