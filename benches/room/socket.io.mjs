// The same with Socket.IO: acknowledgements are its own, and `io.emit` is how its chat example sends to everybody.
import { createServer } from "node:http";
import { Server } from "socket.io";

const http = createServer();
const io = new Server(http, { serveClient: false });
const counts = {};
let chat = false;
let changed = false;

io.on("connection", (socket) => {
  socket.on("mode", (message, done) => {
    chat = message.chat;
    done({ counts });
  });
  socket.on("hello", (message, done) => done({ counts }));
  socket.on("vote", (message, done) => {
    if (chat) {
      io.emit("vote", { cid: message.cid, seat: message.seat, response: message.response });
      return;
    }
    if (socket.data.vote) counts[socket.data.vote] -= 1;
    socket.data.vote = message.response;
    counts[message.response] = (counts[message.response] ?? 0) + 1;
    changed = true;
    done({ cid: message.cid });
  });
});

setInterval(() => {
  if (changed) io.emit("tally", { counts });
  changed = false;
}, 100);

http.listen(0, "127.0.0.1", () => console.log(`127.0.0.1:${http.address().port}`));
