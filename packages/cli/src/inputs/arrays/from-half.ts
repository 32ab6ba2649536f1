import { decodeHalf } from 'rightly/internal';

/** A type of 16-bit floats. A Uint16Array holds their bits. */
export type Half = 'float16' | 'bfloat16';

export const isHalf = (type: string | undefined): type is Half =>
  type === 'float16' || type === 'bfloat16';

/** The number of bits of the fraction. */
const fractionBits: Readonly<Record<Half, number>> = { float16: 10, bfloat16: 7 };

/** The function that decodes the bits of a 16-bit float. */
export const fromHalf =
  (type: Half): ((bits: number) => number) =>
  (bits) =>
    decodeHalf(bits, fractionBits[type]);
