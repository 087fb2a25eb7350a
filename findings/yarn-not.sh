#!/usr/bin/env bash
# Bet: in a condition of a Yarn story `not` binds closer than `and`, and `%` as `*`, as in any common language.
# What happens: `not` and `!` take all that follows: `not $told and $late` is true where $told and $late are both false, `!$told or $late` is false
#   where both are true. `%` binds closer than `*`: 2 * 3 % 4 is 6, not 2. An option whose condition is false is in the list with isAvailable false,
#   and advance() takes it all the same.
# Why it matters: "not told yet, and it is late" is the commonest condition of a dialogue; the story runs, and shows a scene that it should not.
# Versions: yarn-bound 0.5.5.
# Do instead: put brackets round each `not`, as in (not $told) and $late; leave out of the buttons what is not available, and check before advance().
set -euo pipefail
tmp=$(mktemp -d); trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
echo '{"private": true}' > package.json
npm install --silent --no-save --ignore-scripts yarn-bound@0.5.5 > npm.log 2>&1 || { cat npm.log; exit 2; }
cat > run.cjs <<'JS'
const { readFileSync } = require('node:fs')
const bound = require('yarn-bound')
const YarnBound = bound.default ?? bound

console.log('yarn-bound', JSON.parse(readFileSync('node_modules/yarn-bound/package.json')).version)
const story = (body, told, late) => new YarnBound({
  dialogue: `title: Start\n---\n${body}\n===\n`, startAt: 'Start', variableStorage: new Map([['told', told], ['late', late]]),
})
let right = true
const check = (what, seen, expected) => {
  console.log(`${what}: ${seen}`)
  right = right && seen === expected
}
const value = (text, told, late) => story(`{${text}}`, told, late).currentResult.text.trim()
const no = (text, told, late, expected) => check(`${text} with told ${told} and late ${late}`, value(text, told, late), expected)
no('not $told and $late', false, false, 'true')
no('(not $told) and $late', false, false, 'false')
no('!$told and $late', false, false, 'true')
no('!$told or $late', true, true, 'false')
no('(!$told) or $late', true, true, 'true')
check('<<if not $told and $late>> with both false', story('<<if not $told and $late>>\nshown\n<<else>>\nnot shown\n<<endif>>', false, false).currentResult.text, 'shown')
check('2 * 3 % 4', value('2 * 3 % 4'), '6')
check('2 * 6 / 4', value('2 * 6 / 4'), '3')
const options = story('-> Lead <<if $told>>\n    You lead.\n-> Manage\n    You manage.', false, false)
check('options', options.currentResult.options.map((option) => `${option.text.trim()} ${option.isAvailable}`).join(', '), 'Lead false, Manage true')
options.advance(0)
check('after advance(0)', options.currentResult.text, 'You lead.')
process.exit(right ? 0 : 1)
JS
node run.cjs
echo "As described: not takes all that follows."
