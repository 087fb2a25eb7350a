// What a page keeps between two visits. Where the browser keeps nothing, it lasts as long as the page.

const fallback = new Map<string, string>();

/** What is kept under this name. */
export function kept(name: string): string | null {
  try {
    return localStorage.getItem(`two-hats.${name}`) ?? fallback.get(name) ?? null;
  } catch {
    return fallback.get(name) ?? null;
  }
}

/** Keeps a text under this name; null forgets it. */
export function keep(name: string, text: string | null): void {
  if (text === null) fallback.delete(name);
  else fallback.set(name, text);
  try {
    if (text === null) localStorage.removeItem(`two-hats.${name}`);
    else localStorage.setItem(`two-hats.${name}`, text);
  } catch {
    // The browser keeps nothing: the seat then lasts as long as the page.
  }
}
