// The pictures of docs/faces.md: everybody with their id, and the five moods of three people.
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Resvg } from '@resvg/resvg-js';
import sharp from 'sharp';
import { MOODS } from './moods.mjs';

const HERE = dirname(fileURLToPath(import.meta.url));
const DOCS = join(HERE, '..', '..', 'docs');
const FONT = join(HERE, '..', 'fonts', 'IBMPlexSans-Regular.ttf');
const PAPER = '#F6F0E4';
const SIDE = 104;
const CELL = { width: 124, height: 136 };

/** Writes `cells` (picture and label) in rows of `columns` to docs/`name`. */
async function sheet(name, cells, columns) {
  const width = columns * CELL.width;
  const height = Math.ceil(cells.length / columns) * CELL.height + 8;
  const at = cells.map((cell, i) => ({ ...cell, left: (i % columns) * CELL.width + (CELL.width - SIDE) / 2, top: Math.floor(i / columns) * CELL.height + 8 }));
  const words = at.map(({ label, left, top }) => `<text x="${left + SIDE / 2}" y="${top + SIDE + 18}" text-anchor="middle">${label}</text>`).join('');
  const text = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" font-family="IBM Plex Sans" font-size="16" fill="#22252B">${words}</svg>`;
  const labels = new Resvg(text, { font: { fontFiles: [FONT], loadSystemFonts: false, defaultFontFamily: 'IBM Plex Sans' } }).render().asPng();
  const faces = await Promise.all(at.map(async ({ path, left, top }) => ({ input: await sharp(join(HERE, path)).resize(SIDE, SIDE).png().toBuffer(), left, top })));
  const whole = await sharp({ create: { width, height, channels: 3, background: PAPER } }).composite([...faces, { input: Buffer.from(labels), left: 0, top: 0 }]).png().toBuffer();
  await sharp(whole).png({ palette: true, quality: 80, dither: 0, effort: 10, compressionLevel: 9 }).toFile(join(DOCS, name));
}

/** Draws both pictures from the faces on disk. */
export async function sheets(ids) {
  await sheet('faces.png', ids.map((id) => ({ path: `${id}/calm.png`, label: id })), 8);
  await sheet('moods.png', ['ines', 'samuel', 'mei'].flatMap((id) => MOODS.map((mood) => ({ path: `${id}/${mood}.png`, label: mood }))), 5);
}
