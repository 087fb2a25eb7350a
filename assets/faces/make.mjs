// Draws every face of people.mjs in every mood: faces/<id>/<mood>.png, faces.ron, and the pictures of docs/faces.md.
// Run by developers only: `npm ci && npm run faces` in assets/ (`npm run faces -- ines mei` for some of them). See docs/faces.md.
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createAvatar } from '@dicebear/core';
import * as peeps from '@dicebear/open-peeps';
import { Resvg } from '@resvg/resvg-js';
import sharp from 'sharp';
import svgpath from 'svgpath';
import { BAGS, EXPRESSIONS, MOODS } from './moods.mjs';
import { PEOPLE } from './people.mjs';
import { sheets } from './sheet.mjs';
import { tint } from './tint.mjs';

const HERE = dirname(fileURLToPath(import.meta.url));
const INK = '#22252B';
const SIZE = 256;
const LARGE = 1024;
// What is seen of the drawing: a square, in the units of the set.
const FRAME = { x: 38, y: 38, side: 656 };
// Shoulders end in the rounded tile that the game puts behind a face (a quarter of its side).
const ROUND = 0.25;
const UNIT = LARGE / FRAME.side;
// Pen strokes of the set are 12 to 16 units wide: deeper than this is no line.
const HAIR = { pen: 8.5 * UNIT, core: 15 * UNIT };
const BEARD = { pen: 6 * UNIT, core: 9 * UNIT };

const HEAD = '<g transform="matrix(.99789 0 0 1 156 62)">';
const FACE = '<g transform="translate(315 248)">';
const BEARDS = '<g transform="translate(279 400)">';
const MASK = '<g transform="translate(179 343)">';
const GLASSES = '<g transform="translate(203 303)">';

/** The drawing of `options` as the text of its groups. */
function groups(options) {
  const svg = createAvatar(peeps, { seed: 'two-hats', maskProbability: 0, ...options }).toString();
  const cut = [HEAD, FACE, BEARDS, MASK, GLASSES].map((mark) => svg.indexOf(mark));
  if (cut.includes(-1)) throw new Error('the set no longer has the groups that this script knows');
  const between = (from, to) => svg.slice(from, to);
  // The wrapper is left out, and with it a mask that would cut high hair.
  const body = svg.slice(svg.indexOf('<g fill-rule="evenodd" clip-rule="evenodd"><path d="M705.3 1074'), cut[0]);
  return { body, head: between(cut[0], cut[1]), face: between(cut[1], cut[2]), beard: between(cut[2], cut[3]), glasses: between(cut[4], svg.lastIndexOf('</g></svg>')) };
}

function options(one, face = 'smile') {
  return {
    head: [one.head], face: [face], skinColor: [one.skin], clothingColor: [one.cloth], headContrastColor: [one.hair ?? '3a3a40'],
    facialHair: one.beard ? [one.beard] : [], facialHairProbability: one.beard ? 100 : 0,
    accessories: one.glasses ? [one.glasses] : [], accessoriesProbability: one.glasses ? 100 : 0,
  };
}

function wrap(inner, one) {
  const side = FRAME.side * (one.far ?? 1);
  const x = FRAME.x - (side - FRAME.side) / 2 + (one.right ?? 0);
  const y = FRAME.y - (side - FRAME.side) + (one.down ?? 0);
  const r = side * ROUND;
  const straight = side - r;
  const clip = `<clipPath id="tile"><path d="M${x} ${y}h${side}v${straight}a${r} ${r} 0 0 1 ${-r} ${r}h${2 * r - side}a${r} ${r} 0 0 1 ${-r} ${-r}z"/></clipPath>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${x} ${y} ${side} ${side}" width="${LARGE}" height="${LARGE}"><defs>${clip}</defs><g fill="none" clip-path="url(#tile)">${inner}</g></svg>`;
}

const inked = (text) => text.replaceAll('"#000"', `"${INK}"`);
const render = (inner, one) => new Resvg(wrap(inner, one)).render();
const png = (inner, one) => Buffer.from(render(inked(inner), one).asPng());

/** The sub-paths of one drawing of the set, with their colours, in order. */
function parts(name) {
  const { face } = groups(options({ head: 'short1', skin: 'edb98a', cloth: 'ffffff' }, name));
  return [...face.matchAll(/<path[^>]*?d="([^"]*)"[^>]*>/g)].flatMap(([tag, d]) =>
    svgpath(d).abs().toString().split(/(?=M)/).map((sub) => ({ sub, white: tag.includes('fill="#fff"') })));
}

/** One face: white parts below, then all ink as one even-odd shape a drawing, so that holes stay holes. */
function expression(mood, look) {
  const drawn = EXPRESSIONS[mood][look].map(([name, ...wanted]) => {
    const all = parts(name);
    const white = wanted.filter((w) => typeof w === 'string').map((w) => all[parseInt(w, 10)]).concat(wanted.map((w) => all[w]).filter((part) => part?.white));
    const ink = wanted.map((w) => all[w]).filter((part) => part && !part.white);
    const path = (subs, fill) => `<path fill-rule="evenodd" fill="${fill}" d="${subs.map((part) => part.sub).join('')}"/>`;
    return path(white, '#fff') + path(ink, '#000');
  }).join('');
  const bags = mood === 'tired' ? `<path d="${BAGS}" stroke="#000" stroke-width="6" stroke-linecap="round"/>` : '';
  return `${FACE}${drawn}${bags}</g>`;
}

/** The tint of the solid ink of `group`, as a picture. */
async function tinted(group, one, colour, { pen, core }) {
  const far = one.far ?? 1;
  const onlyInk = group.replace(/fill="#(?!000")[0-9a-fA-F]{3,6}"/g, 'fill="none"');
  const pixels = render(onlyInk, one).pixels;
  const alpha = new Uint8Array(LARGE * LARGE);
  for (let i = 0; i < alpha.length; i++) alpha[i] = pixels[i * 4 + 3];
  return sharp(tint(alpha, LARGE, colour, pen / far, core / far), { raw: { width: LARGE, height: LARGE, channels: 4 } }).png().toBuffer();
}

/** Rounds the shades of edges, which nobody can tell apart, so that a face needs 10 kB and not 15. */
function fewer(pixels) {
  for (let i = 0; i < pixels.length; i += 4) {
    pixels[i + 3] = Math.min(255, Math.round(pixels[i + 3] / 32) * 32);
    for (let c = i; c < i + 3; c++) pixels[c] = pixels[i + 3] ? Math.min(255, Math.round(pixels[c] / 6) * 6) : 0;
  }
  return pixels;
}

/** The set leaves the folds of the cloth open, and skin shows through: lays the colour of the cloth under the holes of the ink. */
function folds(head, colour) {
  const ink = head.match(/<path[^>]*?d="([^"]*)"[^>]*fill="#000"[^>]*>/)[1];
  const holes = svgpath(ink).abs().toString().split(/(?=M)/).filter((sub) => Number(sub.match(/^M\s*[-\d.]+[ ,]([-\d.]+)/)[1]) > 380);
  return head.replace(/(<path[^>]*fill="#000")/, `<path d="${holes.filter((sub) => sub.length < 300).join('')}" fill="#${colour}"/>$1`);
}

/** An officer's cap, which the set does not have: crown, band, badge and visor, in its pen. */
function cap(colour) {
  const pen = 'stroke="#000" stroke-width="12" stroke-linecap="round" stroke-linejoin="round"';
  return `<path d="M222 262C196 236 176 204 186 174c14-46 92-84 186-88 84-4 158 22 164 62 4 28-14 58-32 82z" fill="#${colour}" ${pen}/>
    <path d="M216 212c94-28 194-40 296-34l-8 58c-98-8-188 4-276 34z" fill="${INK}" ${pen}/>
    <path d="M330 262c58-22 118-30 174-26 28 8 50 22 56 38-36-10-136-14-230-12z" fill="${INK}" ${pen}/>
    <path d="M432 176c16 0 26 10 26 24s-10 24-26 24-26-10-26-24 10-24 26-24z" fill="#e0bd77" ${pen}/>`;
}

async function person(one) {
  const { body, head, beard, glasses } = groups(options(one));
  let worn = head.replaceAll(`#${one.cloth}`, `#${one.wear}`);
  if (one.head === 'hijab') worn = folds(worn, one.hair);
  const under = [png(body + worn, one)];
  if (one.hair) under.push(await tinted(head, one, one.hair, HAIR));
  const over = one.cap ? [png(cap(one.wear), one)] : [];
  if (one.beard) over.push(png(beard.replaceAll(`#${one.hair ?? '3a3a40'}`, `#${one.beardHair ?? one.hair ?? '3a3a40'}`), one));
  if (one.beard && one.beardHair) over.push(await tinted(beard, one, one.beardHair, BEARD));
  if (one.glasses) over.push(png(glasses, one));
  const still = async (layers) => sharp({ create: { width: LARGE, height: LARGE, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } } })
    .composite(layers.map((input) => ({ input }))).png().toBuffer();
  const base = await still(under);
  const top = await still(over);
  const dir = join(HERE, one.id);
  await rm(dir, { recursive: true, force: true });
  await mkdir(dir, { recursive: true });
  for (const mood of MOODS) {
    const whole = await still([base, png(expression(mood, one.look), one), top]);
    const small = await sharp(whole).resize(SIZE, SIZE, { kernel: 'cubic' }).raw().toBuffer();
    await sharp(fewer(small), { raw: { width: SIZE, height: SIZE, channels: 4 } })
      .png({ palette: true, dither: 0, effort: 10, compressionLevel: 9 }).toFile(join(dir, `${mood}.png`));
  }
}

const only = process.argv.slice(2);
for (const one of PEOPLE) if (!only.length || only.includes(one.id)) await person(one);

const rows = [...PEOPLE].sort((a, b) => (a.id < b.id ? -1 : 1));
const quoted = (text) => JSON.stringify(text);
await writeFile(join(HERE, 'faces.ron'), `// The faces that a member of a scenario can have (\`face:\`). Written by make.mjs from people.mjs.
[
${rows.map((one) => `    (id: ${quoted(one.id)}, about: ${quoted(one.about)}),`).join('\n')}
]
`);
await sheets(rows.map((one) => one.id));
