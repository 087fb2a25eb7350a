#!/usr/bin/env bash
# Bet: Preact in the browser makes of translate="no", autocorrect="off", spellcheck="false" and draggable="false" what the HTML says, as
#   preact-render-to-string does, and of <details open=""> an open one.
# What happens: it sets the property where there is one, and these properties are booleans: "no", "off" and "false" are words that are not empty,
#   so the page gets translate="yes", autocorrect="on", spellcheck="true", draggable="true", the reverse of each. The empty
#   string is no: details open="", button disabled="", div inert="" and hidden="" lose the attribute. Rendered on the server all are right.
# Why it matters: codes and names of people are what one writes these for: the phone corrects the room's code and the browser translates
#   "Lead" and "Manage". HTML pasted into JSX type-checks in part and reads right; a test of the server's text passes.
# Versions: preact 11.2.0, preact-render-to-string 6.8.2, playwright-core 1.65.1; Chromium as installed (seen with 156). Needs a Chromium:
#   CHROMIUM=/path, or /usr/bin/chromium. translate was reported upstream.
# Do instead: write booleans (translate={false}, spellcheck={false}, autocorrect={false}, open); look at the attribute in a browser.
set -euo pipefail
tmp=$(mktemp -d); trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
echo '{"private": true}' > package.json
npm install --silent --no-save --ignore-scripts preact@11.2.0 preact-render-to-string@6.8.2 playwright-core@1.65.1 > npm.log 2>&1 || { cat npm.log; exit 2; }
cat > run.mjs <<'JS'
import { readFileSync } from 'node:fs'
import { h } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { chromium } from 'playwright-core'

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium' })
const version = (name) => `${name} ${JSON.parse(readFileSync(`node_modules/${name}/package.json`)).version}`
console.log(version('preact'), version('preact-render-to-string'), 'Chromium', browser.version())
const page = await browser.newPage()
await page.setContent('<!doctype html><title>room</title>')
await page.evaluate(async (source) => {
  window.preact = await import(URL.createObjectURL(new Blob([source], { type: 'text/javascript' })))
}, readFileSync('node_modules/preact/dist/preact.mjs', 'utf8'))
const cases = [
  ['p', 'translate', 'no', 'yes'],
  ['p', 'translate', false, 'no'],
  ['input', 'autocorrect', 'off', 'on'],
  ['input', 'autocorrect', false, 'off'],
  ['textarea', 'spellcheck', 'false', 'true'],
  ['textarea', 'spellcheck', false, 'false'],
  ['img', 'draggable', 'false', 'true'],
  ['details', 'open', '', null],
  ['details', 'open', true, ''],
  ['button', 'disabled', '', null],
  ['div', 'inert', '', null],
  ['div', 'hidden', '', null],
]
let right = true
for (const [tag, name, value, expected] of cases) {
  const seen = await page.evaluate(([tag, name, value]) => {
    const box = document.createElement('div')
    preact.render(preact.h(tag, { [name]: value }), box)
    return box.firstChild.getAttribute(name)
  }, [tag, name, value])
  const server = renderToString(h(tag, { [name]: value }))
  console.log(`${tag} ${name}=${JSON.stringify(value)}: in the browser ${JSON.stringify(seen)}, from the server ${server}`)
  const kept = value === '' ? server.includes(` ${name}`) : typeof value === 'boolean' || server.includes(`${name}="${value}"`)
  right = right && seen === expected && kept
}
await browser.close()
process.exit(right ? 0 : 1)
JS
node run.mjs
echo "As described: words for no become yes, and the empty string no, in the browser only."
