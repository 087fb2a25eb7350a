#!/usr/bin/env bash
# Bet: what `onopen` sends of a WebSocket that connects again by itself is the first thing that the server hears on the new connection.
# What happens: what was sent while the connection was away is queued and goes out before the handler of `open` runs, on the first connection and on every
#   later one. The server hears "vote 2" and then "hello, I am Kim". A handler that was added with addEventListener is no earlier.
# Why it matters: the first message of a connection usually says who speaks. A server that expects it drops the vote or closes the connection, and only
#   for phones that were away when the vote was pressed.
# Versions: reconnecting-websocket 4.4.0, partysocket 1.3.0, ws 8.23.0.
# Do instead: say who speaks in the address or in a subprotocol, or set maxEnqueuedMessages to 0 and keep the queue oneself, as this program's pages do;
#   messages carry numbers.
set -euo pipefail
tmp=$(mktemp -d); trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
echo '{"private": true}' > package.json
npm install --silent --no-save --ignore-scripts reconnecting-websocket@4.4.0 partysocket@1.3.0 ws@8.23.0 > npm.log 2>&1 || { cat npm.log; exit 2; }
cat > run.mjs <<'JS'
import { readFileSync } from 'node:fs'
import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import { WebSocket, WebSocketServer } from 'ws'
import reconnecting from 'reconnecting-websocket'
import { WebSocket as PartySocket } from 'partysocket'

const version = (name) => `${name} ${JSON.parse(readFileSync(`node_modules/${name}/package.json`)).version}`
console.log(version('reconnecting-websocket'), version('partysocket'), version('ws'))
const server = new WebSocketServer({ host: '127.0.0.1', port: 0 })
await once(server, 'listening')
let heard = []
server.on('connection', (socket) => {
  const words = []
  heard.push(words)
  socket.on('message', (word) => words.push(String(word)))
})
const until = async (done) => {
  for (let i = 0; i < 400 && !done(); i++) await pause(25)
}
let right = true
const clients = { 'reconnecting-websocket': reconnecting.default ?? reconnecting, partysocket: PartySocket }
for (const [name, Client] of Object.entries(clients)) {
  for (const maxEnqueuedMessages of [Infinity, 0]) {
    heard = []
    const options = { WebSocket, minReconnectionDelay: 200, maxReconnectionDelay: 200, maxEnqueuedMessages }
    const socket = new Client(`ws://127.0.0.1:${server.address().port}`, [], options)
    const hello = () => socket.send('hello, I am Kim')
    if (maxEnqueuedMessages) socket.onopen = hello
    else socket.addEventListener('open', hello)
    socket.send('vote 1')
    await until(() => heard[0]?.some((word) => word.startsWith('hello')))
    for (const connection of server.clients) connection.terminate()
    await until(() => socket.readyState !== WebSocket.OPEN)
    socket.send('vote 2')
    await until(() => heard[1]?.some((word) => word.startsWith('hello')))
    console.log(`${name}, queue of ${maxEnqueuedMessages}:`, JSON.stringify(heard))
    const expected = maxEnqueuedMessages ? [['vote 1', 'hello, I am Kim'], ['vote 2', 'hello, I am Kim']] : [['hello, I am Kim'], ['hello, I am Kim']]
    right = right && JSON.stringify(heard) === JSON.stringify(expected)
    socket.close()
    await pause(50)
  }
}
process.exit(right ? 0 : 1)
JS
node run.mjs
echo "As described: what was queued is heard before what the handler of open sends."
