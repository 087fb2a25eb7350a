#!/usr/bin/env bash
# Bet: text beyond ASCII in a QR code, written by a usual encoder's default call, is read back by a usual reader.
# What happens: segno takes ISO 8859-1 when that is enough, as the standard has it. jsQR reads bytes as UTF-8 only, and gives the empty string:
#   it found a code, and its text is "". A name with a dash (–) beside the é is read again, since segno turns to UTF-8.
#   qrcode-generator keeps the low byte of each character: "–" arrives as a control character, two Japanese characters as two others; no
#   error. npm's qrcode writes UTF-8 always. zxing-cpp, which guesses, reads everything that the encoder did not lose.
# Why it matters: the code of a room's Wi-Fi, "Café" or "Büro": phones (which guess) read it, a page with a scanner says nothing. Whether a
#   code is read depends on its text, so the code of the test is read and that of the evening is not.
# Versions: segno 1.6.6, zxing-cpp 3.1.1, jsqr 1.4.0, qrcode 1.5.4, qrcode-generator 2.0.4. jsQR's was reported upstream.
# Do instead: ASCII alone in codes (percent-encoded addresses); else segno's encoding="utf-8" and qrcode.stringToBytes =
#   qrcode.stringToBytesFuncs["UTF-8"]; with jsQR decode binaryData oneself.
set -euo pipefail
tmp=$(mktemp -d); trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
python3 -m venv venv
venv/bin/pip install -q --no-compile --disable-pip-version-check segno==1.6.6 zxing-cpp==3.1.1 numpy==2.4.6
echo '{"private": true}' > package.json
npm install --silent --no-save --ignore-scripts jsqr@1.4.0 qrcode@1.5.4 qrcode-generator@2.0.4 > npm.log 2>&1 || { cat npm.log; exit 2; }
venv/bin/python - <<'PY'
import json, segno
texts = ["Room 7", "Café", "Café – Büro", "WIFI:T:WPA;S:Büro;P:stairs;;", "部屋"]
with open("codes.json", "w") as file:
    json.dump([{"text": text, "by": by, "rows": [list(row) for row in segno.make_qr(text, **how).matrix]}
               for text in texts for by, how in (("segno", {}), ("segno, utf-8", {"encoding": "utf-8"}))], file)
PY
cat > run.cjs <<'JS'
const fs = require('fs')
const jsqr = require('jsqr')
const QRCode = require('qrcode')
const generator = require('qrcode-generator')
const jsQR = jsqr.default ?? jsqr
const version = (name) => `${name} ${JSON.parse(fs.readFileSync(`node_modules/${name}/package.json`)).version}`
console.log(['jsqr', 'qrcode', 'qrcode-generator'].map(version).join(', '))
const codes = JSON.parse(fs.readFileSync('codes.json'))
const square = (size, dark) => Array.from({ length: size }, (_, y) => Array.from({ length: size }, (_, x) => dark(y, x) ? 1 : 0))
for (const text of new Set(codes.map((code) => code.text))) {
  const { modules } = QRCode.create(text)
  codes.push({ text, by: 'qrcode', rows: square(modules.size, (y, x) => modules.get(y, x)) })
  const code = generator(0, 'M')
  code.addData(text)
  code.make()
  codes.push({ text, by: 'qrcode-generator', rows: square(code.getModuleCount(), (y, x) => code.isDark(y, x)) })
}
for (const code of codes) {
  const scale = 4, border = 4, size = (code.rows.length + 2 * border) * scale
  const pixels = new Uint8ClampedArray(size * size * 4).fill(255)
  for (let y = 0; y < size; y++) for (let x = 0; x < size; x++)
    if (code.rows[Math.floor(y / scale) - border]?.[Math.floor(x / scale) - border]) pixels.fill(0, (y * size + x) * 4, (y * size + x) * 4 + 3)
  code.jsqr = jsQR(pixels, size, size)?.data ?? null
}
fs.writeFileSync('codes.json', JSON.stringify(codes))
JS
node run.cjs
venv/bin/python - <<'PY'
import json, sys
from importlib.metadata import version
import numpy, zxingcpp

print("segno", version("segno"), "zxing-cpp", version("zxing-cpp"))
wrong = {}
for code in sorted(json.load(open("codes.json")), key=lambda code: code["by"]):
    light = numpy.pad(1 - numpy.array(code["rows"], dtype=numpy.uint8), 4, constant_values=1)
    found = zxingcpp.read_barcodes(numpy.kron(light, numpy.ones((4, 4), dtype=numpy.uint8)) * 255)
    by_zxing = found[0].bytes.decode("latin-1") if code["by"] == "qrcode-generator" else found[0].text
    print(f"{code['by']}: {code['text']!r} read by jsQR {code['jsqr']!r}, by zxing-cpp {by_zxing!r}")
    if code["jsqr"] != code["text"]:
        wrong.setdefault(f"{code['by']} jsQR", []).append(code["jsqr"])
    if by_zxing != code["text"]:
        wrong.setdefault(f"{code['by']} zxing-cpp", []).append(by_zxing)
print(wrong)
low = lambda text: "".join(chr(ord(character) & 255) for character in text)
sys.exit(wrong != {"segno jsQR": ["", ""], "qrcode-generator jsQR": ["", "", "", ""],
                   "qrcode-generator zxing-cpp": [low("Café – Büro"), low("部屋")]})
PY
echo "As described: the same text is read, empty or wrong by who wrote and who reads it."
