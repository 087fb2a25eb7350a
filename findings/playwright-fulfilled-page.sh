#!/usr/bin/env bash
# Bet: a page that playwright's route.fulfill puts in place of a server's may do what the server's own page may.
# What happens: the server's page on 127.0.0.1 opens a WebSocket to its server; the same HTML at the same address, fulfilled, may not:
#   net::ERR_BLOCKED_BY_LOCAL_NETWORK_ACCESS_CHECKS. A fulfilled document came from no address, counts as public, and public pages may not
#   reach private addresses. The page itself sees only `error` and `close` 1006, as if the server were gone.
# Why it matters: a test swaps the page (an older version, one with a fault) and keeps the real server. It then shows a lost
#   connection and its reconnecting, and is taken for a fault of the server, or passes because "no connection" was to be shown.
# Versions: playwright-core 1.65.1, ws 8.23.0; Chromium as installed (seen with 156). Needs a Chromium: CHROMIUM=/path, or /usr/bin/chromium.
# Do instead: let the server send the page, or change the real answer with a proxy; for tests alone --disable-features=LocalNetworkAccessChecks.
set -euo pipefail
tmp=$(mktemp -d); trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
echo '{"private": true}' > package.json
npm install --silent --no-save --ignore-scripts playwright-core@1.65.1 ws@8.23.0 > npm.log 2>&1 || { cat npm.log; exit 2; }
cat > run.mjs <<'JS'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { chromium } from 'playwright-core'
import { WebSocketServer } from 'ws'

const html = `<!doctype html><title>room</title><script>
  const socket = new WebSocket('ws://' + location.host + '/room')
  socket.onopen = () => { document.title = 'open' }
  socket.onclose = (event) => { if (document.title !== 'open') document.title = 'closed ' + event.code }
</script>`
const server = createServer((_, answer) => answer.setHeader('content-type', 'text/html').end(html))
new WebSocketServer({ server })
await new Promise((go) => server.listen(0, '127.0.0.1', go))
const url = `http://127.0.0.1:${server.address().port}/`
console.log(`playwright-core ${JSON.parse(readFileSync('node_modules/playwright-core/package.json')).version}`)

const look = async (fulfilled, args = []) => {
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args })
  const page = await browser.newPage()
  const told = []
  page.on('console', (message) => told.push(message.text().replace(/.*(net::\w+).*/s, '$1')))
  if (fulfilled) await page.route(url, (route) => route.fulfill({ contentType: 'text/html', body: html }))
  await page.goto(url)
  await page.waitForFunction(() => document.title !== 'room')
  const title = await page.title()
  const version = browser.version()
  await browser.close()
  return { version, title, told: told.filter((text) => text.startsWith('net::')).join() }
}
const sent = await look(false)
console.log(`Chromium ${sent.version}; the server's page: ${sent.title}`)
const swapped = await look(true)
console.log(`the same page, fulfilled: ${swapped.title} ${swapped.told}`)
const allowed = await look(true, ['--disable-features=LocalNetworkAccessChecks'])
console.log(`fulfilled, without the check: ${allowed.title}`)
process.exit(sent.title === 'open' && swapped.title === 'closed 1006' && swapped.told === 'net::ERR_BLOCKED_BY_LOCAL_NETWORK_ACCESS_CHECKS'
  && allowed.title === 'open' ? 0 : 1)
JS
node run.mjs
echo "As described: a fulfilled page may not open a socket to the server it stands in for."
