import { decodeHalf } from 'rightly/internal';

/** How many bits of a half-precision number are its fraction. */
const FRACTION_BITS = 10;

/** The number that the bits of a half-precision one stand for. */
export const fromHalf = (bits: number): number => decodeHalf(bits, FRACTION_BITS);
