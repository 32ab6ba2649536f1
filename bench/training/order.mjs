import { seeded, share } from '../random.mjs';

/** A seeded replacement for `Math.random` at the start of a fit, so that every fit shuffles in the same way. */
export function seededRandom() {
  const random = seeded(56_789);
  return () => share(random);
}

/** Indices in the order of TensorFlow.js's `util.shuffle`. */
export function shuffled(n) {
  const random = seededRandom();
  const order = Array.from({ length: n }, (_, i) => i);
  for (let left = n; left > 0; left--) {
    const at = Math.floor(random() * left);
    [order[left - 1], order[at]] = [order[at], order[left - 1]];
  }
  return order;
}
