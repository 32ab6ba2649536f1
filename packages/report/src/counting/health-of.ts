import type { HealthFigure } from '../data.ts';

/** The numbers of rows with a peculiarity. */
export interface Health {
  readonly tied: number;
  readonly nan: number;
  readonly outOfRange: number;
  readonly notBinary: number;
  readonly notProbability: number;
  readonly fractional: number;
  readonly skipped: number;
}

/** The peculiarities that some rows have. */
export function healthOf(found: Health): HealthFigure[] {
  const all: HealthFigure[] = [
    { what: 'several scores are the highest, and their order decides', rows: found.tied },
    { what: 'a score or a number is NaN', rows: found.nan },
    { what: 'the label is none of the classes', rows: found.outOfRange },
    { what: 'the truth is neither 0 nor 1', rows: found.notBinary },
    {
      what: 'a number is outside of 0 to 1, and read as a probability',
      rows: found.notProbability,
    },
    { what: 'the prediction is a fraction, and the truth a whole number', rows: found.fractional },
    { what: 'a value is NULL, and the row is left out', rows: found.skipped },
  ];
  return all.filter(({ rows }) => rows > 0);
}
