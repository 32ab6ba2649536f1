import type { HealthFigure } from '../data.ts';

/** How many rows there are of each kind that a reader should know of. */
export interface Health {
  readonly tied: number;
  readonly nan: number;
  readonly outOfRange: number;
  readonly notBinary: number;
  readonly notProbability: number;
  readonly fractional: number;
  readonly skipped: number;
}

/** Rows that a reader should know of. What no row is, is not said. */
export function healthOf(found: Health): HealthFigure[] {
  const all: HealthFigure[] = [
    { what: 'the highest scores are equal, so that their order decides', rows: found.tied },
    { what: 'a score or a number is NaN', rows: found.nan },
    { what: 'the label is no class', rows: found.outOfRange },
    { what: 'the truth is neither 0 nor 1', rows: found.notBinary },
    {
      what: 'a number is outside of 0 to 1, and taken for a probability',
      rows: found.notProbability,
    },
    { what: 'the prediction is a fraction beside a whole number', rows: found.fractional },
    { what: 'a value is NULL, and the row is left out', rows: found.skipped },
  ];
  return all.filter(({ rows }) => rows > 0);
}
