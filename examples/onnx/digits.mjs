/** How many of the 1,797 pictures a model may learn from; it is measured with the others. */
const TRAINING = 898;

/** The pictures in the text of `examples/digits/digits.csv`, with pixels from 0 to 1, and the digits that they show. */
export function digitsOf(csv) {
  const rows = csv
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(',').map(Number));
  return { training: part(rows.slice(0, TRAINING)), heldOut: part(rows.slice(TRAINING)) };
}

const part = (rows) => ({
  labels: rows.map(([label]) => label),
  images: rows.map(([, ...pixels]) => Float32Array.from(pixels, (pixel) => pixel / 16)),
});
