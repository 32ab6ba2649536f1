import * as tf from '@tensorflow/tfjs';

const SIDE = 12;

/** Pseudo-random numbers from 0 to 1, the same for the same seed. */
function drawer(seed) {
  let state = seed * 7919;
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
}

/** Pictures of a rectangle on noise, and the left, top, right and bottom of the rectangle as shares of the side. */
export function pictures(n, seed) {
  const next = drawer(seed);
  const upTo = (most) => Math.floor(next() * (most + 1));
  const boxes = Array.from({ length: n }, () => {
    const [width, height] = [3 + upTo(4), 3 + upTo(4)];
    const [left, top] = [upTo(SIDE - width), upTo(SIDE - height)];
    return [left, top, left + width, top + height];
  });
  const x = new Float32Array(n * SIDE * SIDE);
  for (let i = 0; i < x.length; i++) {
    const [left, top, right, bottom] = boxes[Math.floor(i / SIDE / SIDE)];
    const [row, column] = [Math.floor(i / SIDE) % SIDE, i % SIDE];
    const isIn = row >= top && row < bottom && column >= left && column < right;
    x[i] = Number(isIn) + 0.3 * next();
  }
  return {
    x: tf.tensor4d(x, [n, SIDE, SIDE, 1]),
    y: tf.tensor2d(boxes.map((box) => box.map((at) => at / SIDE))),
  };
}
