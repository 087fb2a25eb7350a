// A room as it is written in an afternoon with `ws`: votes are counted in memory, and nothing is stored.
// Told `chat`, it sends each vote to everybody, as the broadcast example of its README does; else the count, ten times a second.
import { WebSocket, WebSocketServer } from "ws";

const server = new WebSocketServer({ host: "127.0.0.1", port: 0 });
const counts = {};
let chat = false;
let changed = false;

const everybody = (text) => {
  for (const client of server.clients) {
    if (client.readyState === WebSocket.OPEN) client.send(text);
  }
};

server.on("connection", (socket) => {
  socket.on("error", () => {});
  socket.on("message", (data) => {
    const message = JSON.parse(data);
    if (message.type === "mode") {
      chat = message.chat;
      socket.send(JSON.stringify({ type: "state", counts }));
    } else if (message.type === "hello") {
      socket.send(JSON.stringify({ type: "state", counts }));
    } else if (chat) {
      everybody(JSON.stringify({ type: "vote", cid: message.cid, seat: message.seat, response: message.response }));
    } else {
      if (socket.vote) counts[socket.vote] -= 1;
      socket.vote = message.response;
      counts[message.response] = (counts[message.response] ?? 0) + 1;
      changed = true;
      socket.send(JSON.stringify({ type: "ack", cid: message.cid }));
    }
  });
});

setInterval(() => {
  if (changed) everybody(JSON.stringify({ type: "tally", counts }));
  changed = false;
}, 100);

server.on("listening", () => console.log(`127.0.0.1:${server.address().port}`));
