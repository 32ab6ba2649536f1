import { decodeHalf } from 'rightly/internal';

/** A number of 16 bits, which typed arrays hold as its bits. */
export type Half = 'float16' | 'bfloat16';

export const isHalf = (type: string | undefined): type is Half =>
  type === 'float16' || type === 'bfloat16';

/** How many bits of a number are its fraction. */
const fractionBits: Readonly<Record<Half, number>> = { float16: 10, bfloat16: 7 };

/** What turns the bits of numbers of a type into these numbers. */
export const fromHalf =
  (type: Half): ((bits: number) => number) =>
  (bits) =>
    decodeHalf(bits, fractionBits[type]);
