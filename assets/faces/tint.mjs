// Colour for what Open Peeps draws in solid ink.
//
// Hair is one black shape with the outline of the head. Every pixel deeper in the ink than half a pen stroke belongs to hair, not to a line:
// that inner part is tinted, and what is left around it is an outline of the right width.

const FAR = 1e9;

/** Squared distances along one line to the nearest zero of `f` (Felzenszwalb and Huttenlocher, 2012), written back into `f`. */
function line(f, n, v, z, d) {
  let k = 0;
  v[0] = 0;
  z[0] = -FAR;
  z[1] = FAR;
  for (let q = 1; q < n; q++) {
    let s;
    do {
      s = (f[q] + q * q - f[v[k]] - v[k] * v[k]) / (2 * q - 2 * v[k]);
    } while (s <= z[k] && --k >= 0);
    k++;
    v[k] = q;
    z[k] = s;
    z[k + 1] = FAR;
  }
  for (let q = 0, j = 0; q < n; q++) {
    while (z[j + 1] < q) j++;
    d[q] = (q - v[j]) ** 2 + f[v[j]];
  }
  for (let q = 0; q < n; q++) f[q] = d[q];
}

/** How deep each pixel lies in the ink, in pixels: 0 outside. `alpha` is one byte a pixel, `size` squared of them. */
export function depth(alpha, size) {
  const out = new Float64Array(size * size);
  for (let i = 0; i < out.length; i++) out[i] = alpha[i] > 127 ? 1e7 : 0;
  const f = new Float64Array(size), v = new Int32Array(size), z = new Float64Array(size + 1), d = new Float64Array(size);
  for (let x = 0; x < size; x++) {
    for (let y = 0; y < size; y++) f[y] = out[y * size + x];
    line(f, size, v, z, d);
    for (let y = 0; y < size; y++) out[y * size + x] = f[y];
  }
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) f[x] = out[y * size + x];
    line(f, size, v, z, d);
    for (let x = 0; x < size; x++) out[y * size + x] = Math.sqrt(f[x]);
  }
  return out;
}

/** RGBA of the tint: `colour` wherever the ink is deeper than `pen` pixels, in patches that somewhere reach `core` pixels. */
export function tint(alpha, size, colour, pen, core) {
  const deep = depth(alpha, size);
  const rgb = [0, 2, 4].map((i) => parseInt(colour.slice(i, i + 2), 16));
  const seen = new Uint8Array(size * size);
  const out = Buffer.alloc(size * size * 4);
  for (let start = 0; start < deep.length; start++) {
    if (seen[start] || deep[start] <= pen) continue;
    const patch = [start];
    let most = 0;
    seen[start] = 1;
    for (let at = 0; at < patch.length; at++) {
      const i = patch[at];
      most = Math.max(most, deep[i]);
      for (const j of [i - 1, i + 1, i - size, i + size]) {
        if (j >= 0 && j < deep.length && !seen[j] && deep[j] > pen) {
          seen[j] = 1;
          patch.push(j);
        }
      }
    }
    if (most < core) continue;
    for (const i of patch) {
      rgb.forEach((c, k) => (out[i * 4 + k] = c));
      out[i * 4 + 3] = Math.round(255 * Math.min(1, deep[i] - pen));
    }
  }
  return out;
}
