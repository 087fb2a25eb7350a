#!/usr/bin/env bash
# Bet: JavaScript's readers give the numbers of a Parquet file that pandas, DuckDB and polars give.
# What happens: hyparquet and parquet-wasm do. @dsnp/parquetjs takes unsigned columns for signed ones: a seed of 2^64 - 216 is -216, a count of 2^32 - 1 is -1. @loaders.gl/parquet
#   (which maps and charts in browsers read with) does that too, gives 2^63 - 1 as the number 9223372036854776000, and the kind of a value is the kind of its
#   page: with a dictionary (pyarrow's default) every number is a text, though the schema says float64, so that the highest of 9.5, 80.1, 10.2 is "9.5"; without, numbers are numbers and
#   texts are Buffers. It refuses a file in which a column of doubles is said to be in IEEE 754's total order, as Rust's parquet 60.1 writes them
#   ("Cannot read a TUnion with no set value!"; not shown here).
# Why it matters: seeds name a game: -216 opens none. A chart of texts sorts 9 above 80.
# Versions: hyparquet 1.33.0, parquet-wasm 0.8.0, apache-arrow 21.2.0, @dsnp/parquetjs 1.8.8, @loaders.gl/parquet and core 4.5.2; the file is written by pyarrow 26.0.1.
# Do instead: hyparquet or parquet-wasm; BigInt.asUintN(64, seed) where it has to be parquetjs.
set -euo pipefail
tmp=$(mktemp -d); trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
python3 -m venv venv
venv/bin/pip install -q --no-compile --disable-pip-version-check pyarrow==26.0.1
echo '{"private": true}' > package.json
npm install --silent --no-save --ignore-scripts --no-audit --no-fund hyparquet@1.33.0 parquet-wasm@0.8.0 apache-arrow@21.2.0 @dsnp/parquetjs@1.8.8 @loaders.gl/parquet@4.5.2 @loaders.gl/core@4.5.2 > npm.log 2>&1 || { cat npm.log; exit 2; }
venv/bin/python - <<'PY'
import pyarrow as pa, pyarrow.parquet as pq

print("pyarrow", pa.__version__)
rows = pa.table({"seed": pa.array([1, 2**63 - 1, 2**64 - 216], pa.uint64()), "count": pa.array([1, 2**31, 2**32 - 1], pa.uint32()), "grade": pa.array([9.5, 80.1, 10.2]), "tag": ["007", "a", "b"]})
pq.write_table(rows, "dictionary.parquet")
pq.write_table(rows, "plain.parquet", use_dictionary=False)
PY
cat > run.cjs <<'JS'
const fs = require('fs')
const print = (x) => JSON.stringify(x, (key, value) => (typeof value === 'bigint' ? `${value}n` : value))
const version = (name) => `${name} ${JSON.parse(fs.readFileSync(`node_modules/${name}/package.json`)).version.replace(/^v/, '')}`
console.log(['hyparquet', 'parquet-wasm', 'apache-arrow', '@dsnp/parquetjs', '@loaders.gl/parquet'].map(version).join(', '))
const wanted = print([{ seed: 1n, count: 1, grade: 9.5, tag: '007' }, { seed: 2n ** 63n - 1n, count: 2 ** 31, grade: 80.1, tag: 'a' }, { seed: 2n ** 64n - 216n, count: 2 ** 32 - 1, grade: 10.2, tag: 'b' }])
const said = console.assert
const main = async () => {
  const bytes = fs.readFileSync('dictionary.parquet')
  const whole = (buffer) => buffer.buffer.slice(buffer.byteOffset, buffer.byteOffset + buffer.byteLength)
  const { parquetReadObjects } = await import('hyparquet')
  const hyparquet = print(await parquetReadObjects({ file: whole(bytes) }))
  const { tableFromIPC } = require('apache-arrow')
  const wasm = print(tableFromIPC(require('parquet-wasm').readParquet(bytes).intoIPCStream()).toArray().map((row) => row.toJSON()))
  const cursor = (await require('@dsnp/parquetjs').ParquetReader.openBuffer(bytes)).getCursor()
  const dsnp = []
  for (let row = await cursor.next(); row; row = await cursor.next()) dsnp.push(row)
  const { parse } = require('@loaders.gl/core')
  const { ParquetJSONLoader } = require('@loaders.gl/parquet')
  console.assert = () => {} // it asserts on the bounds of unsigned columns, and goes on
  const loaders = (await parse(whole(bytes), ParquetJSONLoader)).data
  const plain = (await parse(whole(fs.readFileSync('plain.parquet')), ParquetJSONLoader)).data
  console.assert = said
  console.log('as written:  ', hyparquet === wanted ? 'hyparquet' : '', wasm === wanted ? 'parquet-wasm' : '')
  console.log('parquetjs:   ', print(dsnp))
  console.log('loaders.gl:  ', print(loaders))
  console.log('  plain pages:', print(plain.map((row) => ({ ...row, tag: Buffer.isBuffer(row.tag) ? `Buffer of "${row.tag}"` : row.tag }))))
  const highest = loaders.map((row) => row.grade).sort().at(-1)
  console.log('  highest grade of the first, sorted as it comes:', print(highest))
  const right = hyparquet === wanted && wasm === wanted
    && print(dsnp.map((row) => [row.seed, row.count, row.grade])) === print([[1n, 1, 9.5], [2n ** 63n - 1n, -(2 ** 31), 80.1], [-216n, -1, 10.2]])
    && print(loaders.map((row) => [row.seed, row.count, row.grade])) === print([['1', '1', '9.5'], ['9223372036854776000', '-2147483648', '80.1'], ['-216', '-1', '10.2']])
    && highest === '9.5' && plain.every((row) => typeof row.grade === 'number' && Buffer.isBuffer(row.tag)) && plain[2].seed === -216
  process.exit(right ? 0 : 1)
}
main().catch((error) => { console.error(error); process.exit(1) })
JS
node run.cjs
echo "As described: two of four readers take unsigned for signed, and one gives texts for numbers."
