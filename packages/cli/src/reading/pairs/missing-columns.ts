import type { Column } from '../../engines/column.ts';
import { truthCandidates } from '../deciding/candidates.ts';
import { usualNames } from '../deciding/usual-names.ts';
import type { ReadOptions } from '../read-options.ts';
import type { Keyed } from './keyed.ts';
import type { MissingColumns } from './pair-view.ts';

/** The columns that only the other model's rows have: the truth, weights, groups and clusters. */
export function missingColumns(own: Keyed, other: Keyed, options: ReadOptions): MissingColumns {
  const { yTrue, sampleWeight, by = [] } = options;
  const truths =
    yTrue === undefined
      ? truthCandidates(own.columns).length > 0
        ? []
        : truthCandidates(other.columns).map(({ name }) => name)
      : namesIn(yTrue, other.columns);
  const weights =
    sampleWeight === undefined
      ? other.columns.flatMap(({ name }) =>
          (usualNames.sampleWeight as readonly string[]).includes(name.toLowerCase()) ? [name] : [],
        )
      : namesIn(sampleWeight === false ? '' : sampleWeight, other.columns);
  const groups = by.flatMap((list) => namesIn(list, other.columns));
  const known = new Set(own.columns.map(({ name }) => name));
  const names = new Set([...truths, ...weights, ...groups]);
  return {
    from: other,
    columns: other.columns.filter(({ name }) => names.has(name) && !known.has(name)),
  };
}

/** The columns that an option names: one, or a list with commas. */
const namesIn = (text: string, columns: readonly Column[]): string[] =>
  columns.some(({ name }) => name === text) ? [text] : text.split(',').map((name) => name.trim());
