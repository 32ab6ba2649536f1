import { InputError, quote } from '../../process/errors.ts';
import type { Side } from './side.ts';

/**
 * Counts repeated ids, and ids that only one file has. Throws InputError for repeated ids, and for ids of one file only unless they are
 * skipped. The result is the warnings about skipped ids.
 */
export async function matchIds(predictions: Side, truth: Side, skips: boolean): Promise<string[]> {
  const [row] = await predictions.input.engine.query(
    `SELECT ${[
      counted('nameless', 'coalesce(_p.n, _t.n)', 'coalesce(_p.id, _t.id) IS NULL'),
      counted('twice', '_p.n', '_p.id IS NOT NULL AND _p.n > 1'),
      counted('true_twice', '_t.n', '_t.id IS NOT NULL AND _t.n > 1'),
      counted('untrue', '_p.n', '_p.id IS NOT NULL AND _t.id IS NULL'),
      counted('unpredicted', '_t.n', '_t.id IS NOT NULL AND _p.id IS NULL'),
      `count(*) FILTER (_p.id = _t.id) AS matched`,
    ].join(', ')} FROM ${ids(predictions)} AS _p FULL JOIN ${ids(truth)} AS _t ON _p.id = _t.id`,
  );
  const of = (name: string): { readonly count: number; readonly id: string } => ({
    count: Number(row![name]),
    id: quote(String(row![`${name}_id`])),
  });
  const [own, other] = [predictions.input.source, truth.input.source];
  const withoutId = of('nameless');
  if (withoutId.count > 0)
    throw new InputError(`--on: ${withoutId.count} rows of ${own} and ${other} have no id`);
  for (const [name, file, side] of [
    ['twice', own, predictions],
    ['true_twice', other, truth],
  ] as const) {
    const { count, id } = of(name);
    if (count > 0)
      throw new InputError(
        `--on: ${count} rows of ${file} have an id in column ${quote(side.key!)} that another row has too; the first such id is ${id}`,
      );
  }
  const [withoutTruth, withoutPrediction] = [of('untrue'), of('unpredicted')];
  if (Number(row!['matched']) === 0)
    throw new InputError(
      `--on: no id is in both files: ${own} has ${withoutTruth.id}, and ${other} has ${withoutPrediction.id}; ids are compared as they are written`,
    );
  const unmatched = [
    ...(withoutTruth.count > 0
      ? [
          `${counts(withoutTruth.count, 'prediction has', 'predictions have')} no truth (such as that of id ${withoutTruth.id})`,
        ]
      : []),
    ...(withoutPrediction.count > 0
      ? [
          `${counts(withoutPrediction.count, 'truth has', 'truths have')} no prediction (such as that of id ${withoutPrediction.id})`,
        ]
      : []),
  ];
  if (unmatched.length > 0 && !skips)
    throw new InputError(
      `${unmatched.join(', and ')}: say --on-missing skip to leave these rows out`,
    );
  return unmatched.map((one) => `${one}; skipped`);
}

const counts = (n: number, one: string, several: string): string =>
  `${n} ${n === 1 ? one : several}`;

/** The SQL of the number of rows of each id. */
const ids = (side: Side): string =>
  `(SELECT _join_key AS id, count(*) AS n FROM ${side.from()} GROUP BY _join_key)`;
/** The SQL of the number of some rows, and of the first of their ids. */
const counted = (name: string, rows: string, condition: string): string =>
  `coalesce(sum(${rows}) FILTER (${condition}), 0) AS ${name}, min(coalesce(_p.id, _t.id)) FILTER (${condition}) AS ${name}_id`;
