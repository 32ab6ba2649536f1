import type { HealthFigure } from '@rightly/report/page';
import type { Evaluated } from '../../counting/evaluated.ts';

/** Rows that a reader should know of. What no row is, is not said. */
export function healthOf(
  total: Evaluated['total'],
  ofPictures: Evaluated['total'] | undefined,
): HealthFigure[] {
  const tied = Math.max(0, ...total.tied, ...(ofPictures?.tied ?? []));
  const all: HealthFigure[] = [
    { what: 'the highest scores are equal, so that their order decides', rows: tied },
    { what: 'a score or a number is NaN', rows: total.nan },
    { what: 'the label is no class', rows: total.outOfRange },
    { what: 'the truth is neither 0 nor 1', rows: total.notBinary },
    {
      what: 'a number is outside of 0 to 1, and taken for a probability',
      rows: total.notProbability,
    },
    { what: 'the prediction is a fraction beside a whole number', rows: total.fractional },
    { what: 'a value is NULL, and the row is left out', rows: total.skipped },
  ];
  return all.filter(({ rows }) => rows > 0);
}
