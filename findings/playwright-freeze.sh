#!/usr/bin/env bash
# Bet: Page.setWebLifecycleState {state: "frozen"} over playwright's newCDPSession freezes the page, so that "the phone slept" is easy to test.
# What happens: the command answers without an error and nothing happens: no `freeze` event, timers go on, the page says it is visible. Playwright
#   keeps each page visible and focused, and Chromium freezes hidden pages only; another page in front does not change it.
#   Over the protocol alone, same Chromium, the same command on a page with another in front stops its timers and sends `freeze` and `resume`.
# Why it matters: what phones do to a page in a pocket is the main fault of any room of phones. The test of it passes without testing anything.
# Versions: playwright-core 1.65.1, ws 8.23.0; Chromium as installed (seen with 156). Needs a Chromium: CHROMIUM=/path, or /usr/bin/chromium.
# Do instead: drive that one test over the protocol, and have it demand the `freeze` event itself.
set -euo pipefail
tmp=$(mktemp -d); trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
echo '{"private": true}' > package.json
npm install --silent --no-save --ignore-scripts playwright-core@1.65.1 ws@8.23.0 > npm.log 2>&1 || { cat npm.log; exit 2; }
cat > run.mjs <<'JS'
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { chromium } from 'playwright-core'
import WebSocket from 'ws'

const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium'
const wait = (ms) => new Promise((go) => setTimeout(go, ms))
const html = 'data:text/html,<title>room</title>'
const watch = `window.lived = []; window.ticks = 0; setInterval(() => { window.ticks++ }, 20);
  for (const event of ['freeze', 'resume']) document.addEventListener(event, () => window.lived.push(event)); 1`
// Timers of hidden pages run once a second, those of frozen ones never.
const asleep = 4500

const browser = await chromium.launch({ executablePath })
console.log(`playwright-core ${JSON.parse(readFileSync('node_modules/playwright-core/package.json')).version}, Chromium ${browser.version()}`)
const context = await browser.newContext()
const page = await context.newPage()
await page.goto(html)
await page.evaluate(watch)
const other = await context.newPage()
await other.goto(html)
await other.bringToFront()
const cdp = await context.newCDPSession(page)
const answer = await cdp.send('Page.setWebLifecycleState', { state: 'frozen' })
const before = await page.evaluate('window.ticks')
await wait(asleep)
const wrapped = { ticks: await page.evaluate('window.ticks') - before, visible: await page.evaluate('document.visibilityState') }
await cdp.send('Page.setWebLifecycleState', { state: 'active' })
wrapped.events = await page.evaluate('window.lived.join()')
console.log('playwright: answer', JSON.stringify(answer), JSON.stringify(wrapped))
await browser.close()

const child = spawn(executablePath, ['--headless', '--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--remote-debugging-port=0',
  `--user-data-dir=${process.cwd()}/profile`, 'about:blank'], { detached: true, stdio: ['ignore', 'ignore', 'pipe'] })
let right = false
try {
  const address = await new Promise((found) => createInterface({ input: child.stderr }).on('line', (line) => {
    const at = /DevTools listening on (ws:\S+)/.exec(line)
    if (at) found(at[1])
  }))
  const open = async (url) => {
    const socket = new WebSocket(url)
    await new Promise((came) => socket.once('open', came))
    let next = 0
    return (method, params = {}) => new Promise((came) => {
      const id = ++next
      const hear = (data) => {
        const message = JSON.parse(data)
        if (message.id !== id) return
        socket.off('message', hear)
        came(message.result ?? message.error)
      }
      socket.on('message', hear)
      socket.send(JSON.stringify({ id, method, params }))
    })
  }
  const whole = await open(address)
  const tab = async () => {
    const { targetId } = await whole('Target.createTarget', { url: html })
    const send = await open(`ws://${new URL(address).host}/devtools/page/${targetId}`)
    return { targetId, send, does: async (expression) => (await send('Runtime.evaluate', { expression, returnByValue: true })).result.value }
  }
  const first = await tab()
  await wait(500)
  await first.does(watch)
  const front = await tab()
  await whole('Target.activateTarget', { targetId: front.targetId })
  await wait(500)
  await first.send('Page.setWebLifecycleState', { state: 'frozen' })
  const at = await first.does('window.ticks')
  await wait(asleep)
  const raw = { ticks: await first.does('window.ticks') - at, visible: await first.does('document.visibilityState') }
  await first.send('Page.setWebLifecycleState', { state: 'active' })
  await whole('Target.activateTarget', { targetId: first.targetId })
  await wait(500)
  raw.events = await first.does('window.lived.join()')
  console.log('the protocol alone:', JSON.stringify(raw))
  right = wrapped.ticks > 20 && wrapped.visible === 'visible' && wrapped.events === '' && raw.ticks <= 1 && raw.visible === 'hidden' && raw.events === 'freeze,resume'
} finally {
  process.kill(-child.pid, 'SIGKILL')
  await wait(500)
}
process.exit(right ? 0 : 1)
JS
node run.mjs
echo "As described: under playwright the page is never frozen, and no error says so."
