/** The first whole number that float64 may round. */
export const firstRounded: number = 2 ** 53;

/** The error of a scan that reads a whole number too large for float64. */
export const tooLarge = 'holds a whole number of 2^53 or more, which float64 cannot hold exactly';

/** Whether a scan failed because of such a number. */
export const isTooLarge = (error: unknown): boolean =>
  error instanceof Error && error.message.includes(tooLarge);
