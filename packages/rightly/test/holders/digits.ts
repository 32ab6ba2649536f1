import { readFileSync } from 'node:fs';
import { type Digits, digitsOf } from '../../../../examples/onnx/digits.mjs';

const file = new URL('../../../../examples/digits/digits.csv', import.meta.url);
const { training, heldOut } = digitsOf(readFileSync(file, 'utf8'));

/** All images, and their digits. */
export const digits: Digits = {
  labels: [...training.labels, ...heldOut.labels],
  images: [...training.images, ...heldOut.images],
};
