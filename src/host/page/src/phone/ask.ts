// Requests, and what to say when they fail.
import { words } from "../words";

export type Answer<T> = { body: T } | { fault: string; reason: string };

async function fetched<T>(path: string, init: RequestInit): Promise<Answer<T>> {
  const patience = new AbortController();
  const stop = setTimeout(() => patience.abort(), 8000);
  try {
    const answer = await fetch(path, { cache: "no-store", ...init, signal: patience.signal });
    const body = await answer.json() as T & { text?: string; reason?: string };
    return answer.ok ? { body } : { fault: body.text ?? words.noHost, reason: body.reason ?? "" };
  } catch {
    return { fault: words.noHost, reason: "no_host" };
  } finally {
    clearTimeout(stop);
  }
}

/** A GET. It changes nothing. */
export function asked<T>(path: string): Promise<Answer<T>> {
  return fetched(path, {});
}

/** A POST of JSON. */
export function posted<T>(path: string, body: object): Promise<Answer<T>> {
  return fetched(path, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) });
}
