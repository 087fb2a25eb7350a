// The door and the seats: lock, a new code, who is there, who wants a seat back.
import { useState } from "preact/hooks";
import type { Held } from "../console";
import { words } from "../words";
import { Sure } from "./sure";

/** Devices that say that a seat is theirs: somebody waits for this, so it stands on top. */
export function Claims({ client, state }: Held) {
  if (state.claims.length === 0) return null;
  return (
    <section class="card stack" role="alert" aria-label={words.claims}>
      {state.claims.map((claim) => (
        <div class="stack tight" key={claim.claim}>
          <p>{words.claimAsks(claim.name)}</p>
          <div class="row">
            <button class="main" onClick={() => client.do({ nod: { claim: claim.claim, yes: true } })}>{words.claimYes}</button>
            <button onClick={() => client.do({ nod: { claim: claim.claim, yes: false } })}>{words.no}</button>
          </div>
        </div>
      ))}
    </section>
  );
}

export function People({ client, state }: Held) {
  const { wall, seats } = state;
  const [seat, setSeat] = useState<number>();
  return (
    <details class="card">
      <summary><h2>{words.peopleTitle(wall.room.people)}</h2></summary>
      <div class="stack">
        <p>{words.codeIs} <strong class="code">{state.code}</strong>{client.door && <> · {client.door.address}</>}</p>
        <div class="row">
          <button aria-pressed={wall.room.locked} class={wall.room.locked ? "on" : ""} onClick={() => client.do({ lock: { on: !wall.room.locked } })}>{wall.room.locked ? words.unlock : words.lock}</button>
          <Sure plain label={words.newCode} question={words.newCodeSure} go={() => client.do({ new_code: {} })} />
          <button onClick={() => client.do({ are_you_there: {} })}>{words.askThere}</button>
        </div>
        <ul class="seats">
          {seats.map((row) => (
            <li key={row.seat} class="stack tight">
              <div class="row apart">
                <span>
                  <strong>{row.name}</strong>{wall.room.tables > 1 && ` · ${words.table(row.table)}`} · {words.presence[row.presence]}{row.observer && ` · ${words.watches}`}{row.done && ` · ${words.done}`}
                </span>
                <button aria-expanded={seat === row.seat} aria-label={words.seatMore(row.name)} onClick={() => setSeat(seat === row.seat ? undefined : row.seat)}>⋯</button>
              </div>
              {seat === row.seat && (
                <div class="row">
                  {wall.room.tables > 1 && (
                    <label class="pick">{words.moveTo}
                      <select value={String(row.table)} onChange={(event) => client.do({ move_seat: { seat: row.seat, table: Number(event.currentTarget.value) } })}>
                        {wall.tables.map((one) => <option key={one.table} value={String(one.table)}>{words.table(one.table)}</option>)}
                      </select>
                    </label>
                  )}
                  <button onClick={() => client.do({ observe: { seat: row.seat, on: !row.observer } })}>{row.observer ? words.makePlayer : words.makeObserver}</button>
                  <Sure label={words.removeSeat} question={words.removeSure(row.name)} go={() => client.do({ remove_seat: { seat: row.seat } })} />
                </div>
              )}
            </li>
          ))}
        </ul>
        {seats.length < wall.room.people + wall.room.observers && <p class="soft">{words.seatsMore(wall.room.people + wall.room.observers - seats.length)}</p>}
      </div>
    </details>
  );
}
