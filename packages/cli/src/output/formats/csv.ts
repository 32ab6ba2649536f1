import type { Evaluation } from '../../results/evaluation.ts';
import { type CsvCell, groupText, numberText, safe, textOf } from './csv-cells.ts';
import { figuresOf, isMatrixValue, type Result } from '../../results/result.ts';

/**
 * A line for each metric and group, with all digits. A metric with several numbers has a line for each class or threshold. A matrix has a line
 * for each pair of classes. The ends of intervals are beside the value. The columns of groups are empty for the total, and hold `NULL` for NULL.
 * A text that could be read as an empty cell or as NULL gets quotes of its own.
 */
export function* toCsv({ groups, columns: { by }, level }: Evaluation): Generator<string> {
  const hasPairs = groups.some(({ results }) => results.some(({ value }) => isMatrixValue(value)));
  const of = hasPairs ? ['class', 'truth', 'prediction'] : ['class'];
  const ends = level === undefined ? [] : ['low', 'high'];
  const head = [...by.map(safe), 'metric', ...of, 'value', ...ends, 'total', 'count'];
  yield textOf(head);
  for (const { results } of groups)
    for (const result of results)
      yield* linesOf(result, { by, hasPairs, hasEnds: level !== undefined }).map(textOf);
}

interface Form {
  readonly by: readonly string[];
  readonly hasPairs: boolean;
  readonly hasEnds: boolean;
}

function linesOf(result: Result, { by, hasPairs, hasEnds }: Form): CsvCell[][] {
  const { group, metric, value: found } = result;
  const groups = by.map((name) => (group === null ? '' : groupText(group[name]!)));
  const start = groups.concat(safe(metric));
  if (isMatrixValue(found)) {
    const names = found.classes.map(groupText);
    return found.rows.flatMap((row, i) =>
      row.map((value, j) => [
        ...start,
        '',
        names[i]!,
        names[j]!,
        value,
        ...(hasEnds ? ['', ''] : []),
        '',
        '',
      ]),
    );
  }
  const sums = sumsOf(result);
  const pair = hasPairs ? ['', ''] : [];
  return figuresOf(result).map(({ of, value, low, high }) => {
    const ends = hasEnds ? [numberText(low), numberText(high)] : [];
    return start.concat(of === undefined ? '' : groupText(of), pair, value ?? '', ends, sums);
  });
}

/** The two sums of a mean. Other metrics have more. */
function sumsOf({ state }: Result): (number | '')[] {
  const { total, count } = state;
  return typeof total === 'number' && typeof count === 'number' ? [total, count] : ['', ''];
}
