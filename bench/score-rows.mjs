import { filled, offGrid, share } from './random.mjs';

/** Three quarters of the labels have the highest score, and most others one of the next scores. There are no ties. */
export function scoreRows(random, rows, classes) {
  const x = filled(new Float32Array(rows * classes), () => share(random));
  const y = filled(new Int32Array(rows), () => Math.floor(share(random) * classes));
  for (let i = 0; i < rows; i++) {
    const u = share(random);
    const next = offGrid(u < 0.93 ? 1 - 2.5 / classes : 0.5);
    x[i * classes + y[i]] = u < 0.76 ? 1.5 : next;
  }
  return { x, y };
}
