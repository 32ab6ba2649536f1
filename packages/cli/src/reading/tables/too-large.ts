/** From here on float64 cannot tell whole numbers apart. */
export const firstRounded: number = 2 ** 53;

/** What a scan fails with that met a whole number too large for float64. */
export const tooLarge =
  'holds a whole number of 2^53 or more, which float64 cannot hold exactly';

/** Whether a scan failed for that reason. */
export const isTooLarge = (error: unknown): boolean =>
  error instanceof Error && error.message.includes(tooLarge);
