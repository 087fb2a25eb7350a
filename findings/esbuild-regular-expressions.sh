#!/usr/bin/env bash
# Bet: esbuild with `target: safari13` warns of what it can neither translate nor leave out, regular expressions with lookbehind
#   (Safari 16.4) and the v flag (17) among them, as it does of 10n.
# What happens: BigInt gets a warning ("may crash at run-time"), `await` at the top level an error, and the regular expression neither. It becomes
#   new RegExp("(?<=a)b"), quietly, for a polyfill that hardly anybody loads: an error of syntax turned into one at run time. At the top of
#   a module the whole page stays white on that phone; in a function it waits for the first use. A lookahead stays as it is.
# Why it matters: the target is set for the old phone of one guest, and nobody has that phone at hand. A build without warnings is
#   read as "runs there".
# Versions: esbuild 0.28.2. Its page on content types lists the translation to RegExp.
# Do instead: look for `new RegExp("` in the bundle, after each build, when none of the source writes it; write such expressions without lookbehind.
set -euo pipefail
tmp=$(mktemp -d); trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
echo '{"private": true}' > package.json
npm install --silent --no-save esbuild@0.28.2 > npm.log 2>&1 || { cat npm.log; exit 2; }
cat > run.mjs <<'JS'
import * as esbuild from 'esbuild'
console.log(`esbuild ${esbuild.version}`)
const cases = [
  ['export const words = /(?<=a)b/g', 'new RegExp("(?<=a)b", "g")', 0, 0],
  ['export const words = /[\\p{L}--[a-z]]/v', 'new RegExp("[\\\\p{L}--[a-z]]", "v")', 0, 0],
  ['export const words = /a(?=b)/g', '/a(?=b)/g', 0, 0],
  ['export const words = 10n', 'BigInt("10")', 1, 0],
  ['export const words = await 1', '', 0, 1],
]
let right = true
for (const [source, expected, warnings, errors] of cases) {
  const seen = await esbuild.transform(source, { target: 'safari13', format: 'esm', logLevel: 'silent' }).catch((refused) => ({ code: '', warnings: refused.warnings, errors: refused.errors }))
  const [code] = seen.code.split('\n')
  console.log(`${source}\n    becomes: ${code || 'nothing'}\n    warnings ${seen.warnings.length}, errors ${seen.errors?.length ?? 0} ${[...seen.warnings, ...(seen.errors ?? [])].map(({ text }) => text).join()}`)
  right = right && code.includes(expected) && seen.warnings.length === warnings && (seen.errors?.length ?? 0) === errors
}
process.exit(right ? 0 : 1)
JS
node run.mjs
echo "As described: an expression that the target cannot read is moved to run time without a word."
