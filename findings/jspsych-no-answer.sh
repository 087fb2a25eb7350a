#!/usr/bin/env bash
# Bet: the statistics of a column of jsPsych data treat a trial without an answer alike: all leave it out, or all say that it is there.
# What happens: such a trial has rt null. mean() leaves it out; median(), sd(), variance() and min() take it for a time of 0, and count() counts it. With
#   400, 500 and 600 ms and two trials without an answer the mean is 500, the median 400, the deviation 361 instead of 100, the fastest 0. In csv() the
#   cell is "null", in quotation marks, where a column that the trial does not have at all is "".
# Why it matters: a criterion such as "slower than mean plus two sd" lies at 1221 instead of 700, so that nobody is too slow; the mean looks right, which is
#   what one checks.
# Versions: jspsych 8.3.0, @jspsych/plugin-html-keyboard-response 2.2.0, jsdom 26.1.0.
# Do instead: filterCustom(trial => trial.rt !== null) before select('rt'), for the mean too; read "null" and "" as missing.
set -euo pipefail
tmp=$(mktemp -d); trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
echo '{"private": true}' > package.json
npm install --silent --no-save --ignore-scripts jspsych@8.3.0 @jspsych/plugin-html-keyboard-response@2.2.0 jsdom@26.1.0 > npm.log 2>&1 || { cat npm.log; exit 2; }
cat > run.cjs <<'JS'
const { readFileSync } = require('node:fs')
const { JSDOM } = require('jsdom')
const { window } = new JSDOM('<!doctype html><title>experiment</title><body></body>', { url: 'http://localhost/', pretendToBeVisual: true })
Object.assign(globalThis, { window, document: window.document, requestAnimationFrame: window.requestAnimationFrame })
const { initJsPsych } = require('jspsych')
const Keyboard = require('@jspsych/plugin-html-keyboard-response')

for (const name of ['jspsych', '@jspsych/plugin-html-keyboard-response', 'jsdom']) {
  console.log(name, JSON.parse(readFileSync(`node_modules/${name}/package.json`)).version)
}
const column = (times) => {
  const jsPsych = initJsPsych({})
  for (const rt of times) jsPsych.data.get().push({ rt })
  const rt = jsPsych.data.get().select('rt')
  return { count: rt.count(), mean: rt.mean(), median: rt.median(), sd: Math.round(rt.sd()), min: rt.min() }
}
const main = async () => {
  const jsPsych = initJsPsych({})
  await jsPsych.run([{ type: Keyboard.default ?? Keyboard, stimulus: 'Lead or manage?', choices: ['l', 'm'], trial_duration: 50 }])
  const silent = jsPsych.data.get().values()[0].rt
  console.log('a trial that nobody answers: rt', silent)
  const whole = column([400, 500, 600])
  const gaps = column([400, 500, 600, silent, silent])
  console.log('three answers:', JSON.stringify(whole))
  console.log('and two trials without:', JSON.stringify(gaps))
  const file = initJsPsych({})
  for (const trial of [{ rt: 400 }, { rt: silent }, { note: 'instructions' }]) file.data.get().push(trial)
  const cells = file.data.get().csv().split('\r\n').map((line) => line.split(',')[0])
  console.log('column rt of the CSV:', cells.join(' '))
  const right = silent === null && JSON.stringify(whole) === '{"count":3,"mean":500,"median":500,"sd":100,"min":400}' &&
    JSON.stringify(gaps) === '{"count":5,"mean":500,"median":400,"sd":361,"min":0}' && cells.slice(0, 4).join(' ') === '"rt" "400" "null" ""'
  process.exit(right ? 0 : 1)
}
main()
JS
node run.cjs
echo "As described: the mean leaves trials without an answer out, median and sd take them for 0."
