import { countTable } from '../../src/counting/tables/count-table.ts';
import type { Engine } from '../../src/engines/engine.ts';
import { TableInput } from '../../src/inputs/table-input.ts';
import type { ReadOptions } from '../../src/reading/read-options.ts';
import { readTable } from '../../src/reading/tables/read-table.ts';

/** The values of metrics by their names. */
async function valuesIn(
  engine: Engine,
  from: string,
  options: ReadOptions,
): Promise<Record<string, unknown>> {
  const question = await readTable(new TableInput(engine, 'the table', from), options);
  const { metrics } = (await countTable(question)).total;
  return Object.fromEntries(metrics.map((metric) => [metric.name, metric.result()]));
}

/** The accuracy of a field by an engine, and the error for a field that does not exist. `from` has rows with the column `reply`. */
export async function fieldsIn(engine: Engine, from: string): Promise<readonly unknown[]> {
  const of = (yPred: string): Promise<unknown> =>
    valuesIn(engine, from, { yTrue: 'label', yPred }).catch(
      (error: unknown) => (error as Error).message.split(';')[0],
    );
  return [await of('reply.output'), await of('reply.nothing')];
}

/** The expected results of `fieldsIn`. `typeName` is the engine's name for the type of `reply`. */
export const rightFields = (typeName: string): readonly unknown[] => [
  { accuracy: 2 / 3 },
  `--y-pred: the engine finds nothing at "reply.nothing" in "reply", which is ${typeName}`,
];

/** Three rows of a label and the column `reply`. `reply` gives the engine's SQL of that column, with the prediction in it. */
export const rowsWith = (reply: (output: string) => string): string => {
  const rows = [
    ['cat', 'cat'],
    ['dog', 'cat'],
    ['dog', 'dog'],
  ] as const;
  const selects = rows.map(
    ([label, output]) => `SELECT '${label}' AS label, ${reply(output)} AS reply`,
  );
  return `(${selects.join(' UNION ALL ')}) AS t`;
};

/** The weighted mean and the weighted sum of one column. */
export function meansIn(engine: Engine): Promise<Record<string, unknown>> {
  const rows = [
    [1, 1],
    [2, 0.5],
    [4, 2],
  ].map(([x, weight]) => `SELECT ${x} AS x, ${weight} AS weight`);
  return valuesIn(engine, `(${rows.join(' UNION ALL ')}) AS t`, {
    metrics: 'mean,sum',
    yPred: 'x',
  });
}

/** The expected results for the numbers 1, 2 and 4 with the weights 1, 1/2 and 2. */
export const rightMeans = { mean: 10 / 3.5, sum: 10 };
