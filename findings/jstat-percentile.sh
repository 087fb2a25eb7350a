#!/usr/bin/env bash
# Bet: jStat.percentile(values, .9) is the value that numpy, R (type 7), spreadsheets and simple-statistics give.
# What happens: below the last gap it is. Within the last gap it does not interpolate and returns the value before the maximum:
#   of 1, 2, 3, 4, 10 the 90th percentile is 4 instead of 7.6; of 0, 10 .. 100 the 95th and the 99th are 90.
#   (`index + 1 < length` where `index < length` is meant.) jStat.quantiles, in the same file, is a third definition: 10.
# Why it matters: upper percentiles of small samples are just what people ask of a simulation's outcomes or of response times:
#   with n values every share between (n-2)/(n-1) and 1 is wrong, always too low, and every test with the median passes.
# Versions: jstat 1.9.6, simple-statistics 7.12.1.
# Do instead: simple-statistics' `quantile`, or write the two lines of type 7 and test them at .9 on five values. Name the
#   definition beside each percentile that is published.
set -euo pipefail
tmp=$(mktemp -d); trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
echo '{"private": true}' > package.json
npm install --silent --no-save jstat@1.9.6 simple-statistics@7.12.1 > npm.log 2>&1 || { cat npm.log; exit 2; }
cat > run.js <<'JS'
const { jStat } = require('jstat')
const { quantile } = require('simple-statistics')
const version = name => JSON.parse(require('fs').readFileSync(`node_modules/${name}/package.json`)).version
console.log(`jstat ${version('jstat')}, simple-statistics ${version('simple-statistics')}`)
const round = x => Math.round(x * 1e9) / 1e9
const row = (values, p) => {
  const got = [jStat.percentile(values, p), jStat.quantiles(values, [p])[0], quantile(values, p)].map(round)
  console.log(`p=${p} of ${values.join(' ')}: jStat.percentile ${got[0]}, jStat.quantiles ${got[1]}, simple-statistics ${got[2]}`)
  return got.join()
}
const five = [1, 2, 3, 4, 10]
const tens = [...Array(11).keys()].map(i => i * 10)
const seen = [row(five, 0.5), row(five, 0.9), row(tens, 0.85), row(tens, 0.95), row(tens, 0.99)]
const described = ['3,3,3', '4,10,7.6', '85,89.375,85', '90,100,95', '90,100,99']
process.exit(seen.every((s, i) => s === described[i]) ? 0 : 1)
JS
node run.js
echo "As described: jStat.percentile stops before the maximum."
