// Builds phone.html, console.html and wall.html: one file each, script and style within, so that the server can name their hashes.
// `node build.mjs [FOLDER]`; without a folder, into assets/phone. The same sources and lockfile give the same bytes.
import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const out = process.argv[2] ?? join(here, "../../../assets/phone");

const options = {
  absWorkingDir: here,
  bundle: true,
  charset: "utf8",
  legalComments: "none",
  logLevel: "warning",
  minify: true,
  // What a phone of 2021 runs.
  target: ["chrome87", "firefox78", "safari14.1"],
  write: false,
};

async function bundled(file, more) {
  const result = await build({ ...options, entryPoints: [join("src", file)], ...more });
  return result.outputFiles[0].text.trim();
}

/** What `</style` or `</script` in a text would end too soon. */
function whole(text, tag) {
  if (text.toLowerCase().includes(`</${tag}`)) throw new Error(`the built text holds "</${tag}"`);
  return text;
}

await mkdir(out, { recursive: true });
for (const [name, title] of [["phone", "Two Hats"], ["console", "Two Hats: console"], ["wall", "Two Hats: wall"]]) {
  const script = whole(await bundled(`${name}.tsx`, { format: "iife", jsx: "automatic", jsxImportSource: "preact" }), "script");
  const style = whole(await bundled(`${name}.css`, {}), "style");
  const head = `<meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="robots" content="noindex"><title>${title}</title>`;
  const page = `<!doctype html><html lang="en"><head>${head}<style>${style}</style></head><body><div id="page"></div>`
    + `<noscript>This page needs JavaScript. Switch it on in the browser’s settings, or raise your hand when the room votes.</noscript>`
    + `<script>${script}</script></body></html>\n`;
  await writeFile(join(out, `${name}.html`), page);
}
