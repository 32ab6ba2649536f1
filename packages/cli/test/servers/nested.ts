import { countTable } from '../../src/counting/tables/count-table.ts';
import type { Engine } from '../../src/engines/engine.ts';
import { TableInput } from '../../src/inputs/table-input.ts';
import type { ReadOptions } from '../../src/reading/read-options.ts';
import { readTable } from '../../src/reading/tables/read-table.ts';

/** What metrics come to, by their names. */
async function valuesIn(
  engine: Engine,
  from: string,
  options: ReadOptions,
): Promise<Record<string, unknown>> {
  const question = await readTable(new TableInput(engine, 'the table', from), options);
  const { metrics } = (await countTable(question)).total;
  return Object.fromEntries(metrics.map((metric) => [metric.name, metric.result()]));
}

/** What an engine makes of fields: their accuracy, and the error of a field that is not there. `from` has rows with `reply`. */
export async function fieldsIn(engine: Engine, from: string): Promise<readonly unknown[]> {
  const of = (yPred: string): Promise<unknown> =>
    valuesIn(engine, from, { yTrue: 'label', yPred }).catch(
      (error: unknown) => (error as Error).message.split(';')[0],
    );
  return [await of('reply.output'), await of('reply.nothing')];
}

/** What is right of fields. `typeName` is how the engine calls the type of `reply`. */
export const rightFields = (typeName: string): readonly unknown[] => [
  { accuracy: 2 / 3 },
  `--y-pred: the engine finds nothing at "reply.nothing" in "reply", which is ${typeName}`,
];

/** Three rows: a label and a prediction, as the engine's SQL for the column `reply`. */
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

/** The mean and the sum of a column alone, by weight. */
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

/** Of numbers 1, 2 and 4 by their weights 1, 1/2 and 2. */
export const rightMeans = { mean: 10 / 3.5, sum: 10 };
