// Renders the icons: every *.svg of this folder to a *.png, white on transparent at 128 px, the mark in its colours at 512 px.
// Run by developers only: `npm ci && npm run icons` in assets/.
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Resvg } from '@resvg/resvg-js';
import sharp from 'sharp';

const HERE = dirname(fileURLToPath(import.meta.url));

for (const file of (await readdir(HERE)).filter((name) => name.endsWith('.svg'))) {
  const size = file === 'mark.svg' ? 512 : 128;
  const drawn = new Resvg(await readFile(join(HERE, file), 'utf8'), { fitTo: { mode: 'width', value: size } }).render().asPng();
  await writeFile(join(HERE, file.replace('.svg', '.png')), await sharp(Buffer.from(drawn)).png({ effort: 10, compressionLevel: 9 }).toBuffer());
}
