// Simulated phones: they join, vote, predict and name hats as pages do, over sockets of their own.
import WebSocket from "ws";

/** One simulated phone. */
class Member {
  constructor(address, token, at) {
    this.at = at;
    this.cid = 0;
    this.acked = 0;
    this.done = "";
    this.socket = new WebSocket(`ws://${address}/socket`, { origin: `http://${address}` });
    this.socket.on("open", () => this.socket.send(JSON.stringify({ type: "hello", v: 1, access: "seat", token, epoch: 0, seq: 0 })));
    this.socket.on("message", (data) => this.take(JSON.parse(String(data))));
    this.socket.on("error", () => {});
  }

  take(message) {
    if (message.type === "ack") this.acked += 1;
    if (message.type !== "state") return;
    const { state, you } = message;
    this.step = state.step.step;
    this.cid = Math.max(this.cid, you.cid);
    const now = `${message.epoch} ${state.step.number} ${state.step.step}`;
    if (this.done === now || state.room.paused || !state.crisis) return;
    const crisis = state.crisis.id;
    const answers = state.crisis.responses;
    const command = state.step.round ? { vote: { crisis, round: state.step.round, response: answers[this.at % answers.length].id } }
      : this.step === "predict" ? { predict: { crisis, meter: state.meters[this.at % state.meters.length].id, way: ["up", "down", "same"][this.at % 3] } }
      : this.step === "name_hat" && you.vote ? { name_hat: { crisis, hat: ["Lead", "Manage", "Both", "Wait"][this.at % 4] } }
      : undefined;
    if (!command) return;
    this.done = now;
    this.cid += 1;
    this.socket.send(JSON.stringify({ type: "do", cid: this.cid, epoch: message.epoch, command }));
  }
}

/** So many simulated phones, all in. */
export async function crowd(address, code, size) {
  const members = [];
  for (let at = 0; at < size; at += 1) {
    const answer = await fetch(`http://${address}/join`, {
      method: "POST", headers: { "content-type": "application/json", origin: `http://${address}` }, body: JSON.stringify({ code }),
    });
    if (!answer.ok) throw new Error(`joining failed: ${answer.status} ${await answer.text()}`);
    members.push(new Member(address, (await answer.json()).token, at));
  }
  return members;
}
