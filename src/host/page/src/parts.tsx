// What all three pages are made of.
import type { ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import type { HatId, Timer } from "./wire";
import { words } from "./words";

const LEAD = (
  <g>
    <path d="M5.3 14.8C4.9 8 7.3 4.6 12 4.6s7.2 3.4 6.7 10.2" />
    <path d="M1.9 14.3c.2 2.7 1.7 3.9 3.9 3.9 4.2.2 8.3.2 12.5 0 2.2 0 3.6-1.2 3.8-3.9" />
  </g>
);
const ICONS = {
  lead: [
    <path d="M6.1 17.6C6.2 11.3 7.1 5.3 9.2 4.8c1.3-.3 1.7 1.2 2.9 1.2s1.6-1.5 2.8-1.2c2.1.5 2.9 6.5 3 12.8M1.5 15.5c1.7 3 5.6 4.3 10.5 4.3s8.8-1.3 10.5-4.3" />,
    <path class="full" d="M6.4 11.7c3.7 1.3 7.5 1.3 11.2 0l.3 2.9c-3.9 1.2-7.9 1.2-11.8 0z" />,
  ],
  manage: [LEAD, <path class="full" d="M5.4 12.3c4.4.7 8.8.7 13.2 0l.1 4.3H5.3z" />],
  wait: [<g stroke-dasharray="3 3.7">{LEAD}</g>],
  morale: [<path d="M12 20.4C6.4 16.3 2.9 12.7 2.9 8.8 2.9 5.9 5 3.9 7.5 3.9c2 0 3.6 1.2 4.5 3.2 1-2 2.7-3.3 4.8-3.2 2.4.1 4.3 2.1 4.3 4.9 0 3.8-3.7 7.4-9.1 11.6z" />],
  stability: [
    <circle cx="12" cy="4.9" r="2.3" />,
    <path d="M12 7.3c.1 4.3.1 8.7 0 13M8 10.8c2.7.2 5.3.2 8 0M3.7 13.6c.3 4.3 3.6 6.9 8.3 7 4.7 0 8-2.7 8.3-7M1.9 16.2l1.8-2.7 2.7 1.6M22.1 16.2l-1.8-2.7-2.7 1.6" />,
  ],
  results: [<path d="M5 3c.2 6.2.2 12.4 0 18.6M5 4.6c3.2-2 5.9 1.5 9 .5 1.6-.5 3.3-.9 5-.5-1 1.7-1.3 3-1 4.4.2 1.3.8 2.3 1.6 3.4-3 .8-4.6-.3-7-.2-2.5.1-4.4 1.1-7.5 1.2" />],
  meter: [<path d="M4 17a8 8 0 1 1 16 0M12 17l4-6" />],
  check: [<path d="M4.5 12.5 9.5 18 20 6" />],
};

/** A picture that only repeats what the words beside it say. */
export function Icon({ name, tone }: { name: keyof typeof ICONS; tone?: string }) {
  return <svg class={`icon ${tone ?? ""}`} viewBox="0 0 24 24" aria-hidden="true">{ICONS[name]}</svg>;
}

export const HATS: HatId[] = ["Lead", "Manage", "Both", "Wait"];

/** A hat: its picture and its name, so that it is never told by colour alone. `bare` where a legend beside it has the names: each hat has a shape of its own. */
export function Hat({ hat, name, bare }: { hat: HatId; name?: string; bare?: boolean }) {
  const tone = hat.toLowerCase() as "lead" | "manage" | "both" | "wait";
  return (
    <span class={`hat ${tone}`}>
      {tone === "both" ? <><Icon name="lead" tone="lead" /><Icon name="manage" tone="manage" /></> : <Icon name={tone} />}
      <span class={bare ? "hidden" : ""}>{name ?? words.hats[hat]}</span>
    </span>
  );
}

/** The picture of a meter; a scenario's own meters share one. */
export function known(id: string): keyof typeof ICONS {
  return id in ICONS ? (id as keyof typeof ICONS) : "meter";
}

/** A meter with its name, its value and how it moved. */
export function Meter({ id, name, value, before }: { id: string; name: string; value: number; before?: number | undefined }) {
  const moved = before === undefined ? 0 : value - before;
  return (
    <div class={`meter ${id}`}>
      <span class="name" aria-hidden="true"><Icon name={known(id)} /> {name}</span>
      <div class="bar" role="meter" aria-label={name} aria-valuemin={0} aria-valuemax={100} aria-valuenow={value}
        aria-valuetext={before === undefined ? words.ofHundred(value) : words.movedTo(before, value)}>
        <i style={{ width: `${value}%` }} />
      </div>
      <span class={before === undefined ? "value" : "value moved"} aria-hidden="true">{value}{before === undefined ? "" : ` (${words.change(moved)})`}</span>
    </div>
  );
}

let speak: (text: string) => void = () => {};

/** Says something through the status region, once and politely. */
export function say(text: string): void {
  speak(text);
}

/** The one place that a screen reader is told news from. It is in the page from the start, or it would not be heard. */
export function Says() {
  const [text, setText] = useState("");
  useEffect(() => {
    speak = setText;
    return () => { speak = () => {}; };
  }, []);
  return <p class="hidden" role="status" aria-live="polite" aria-atomic="true">{text}</p>;
}

/** Draws itself again at each full second while `on`; what is shown is worked out from the deadline, not from ticks. */
export function useSecond(on: boolean): void {
  const [, draw] = useState(0);
  useEffect(() => {
    if (!on) return undefined;
    const id = setInterval(() => draw((n) => n + 1), 1000);
    const seen = () => draw((n) => n + 1);
    document.addEventListener("visibilitychange", seen);
    return () => { clearInterval(id); document.removeEventListener("visibilitychange", seen); };
  }, [on]);
}

/** The time that is left, by the host's clock. Silent while it runs; 30 and 10 seconds before the end it is said once. */
export function Countdown({ timer, now, aloud }: { timer: Timer; now: () => number; aloud?: boolean }) {
  const running = timer.until !== null;
  useSecond(running);
  const left = timer.until === null ? timer.left : timer.until - now();
  const seconds = Math.max(0, Math.ceil(left / 1000));
  const told = useRef(0);
  useEffect(() => {
    if (!aloud || !running || (seconds !== 30 && seconds !== 10) || told.current === seconds) return;
    told.current = seconds;
    say(words.secondsLeft(seconds));
  });
  return <span class="timer" role="timer" aria-label={words.timer}>{words.clock(seconds)}</span>;
}

/** The head of a page's part, which takes the focus when another step opens: a screen reader then reads from there. */
export function Head({ children, step }: { children: ComponentChildren; step?: string }) {
  const place = useRef<HTMLHeadingElement>(null);
  const first = useRef(true);
  useEffect(() => {
    if (!first.current) place.current?.focus({ preventScroll: true });
    first.current = false;
  }, [step]);
  return <h1 tabIndex={-1} ref={place}>{children}</h1>;
}
