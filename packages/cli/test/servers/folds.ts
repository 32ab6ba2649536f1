import { countTable } from '../../src/counting/tables/count-table.ts';
import type { Engine } from '../../src/engines/engine.ts';
import { TableInput } from '../../src/inputs/table-input.ts';
import { readTable } from '../../src/reading/tables/read-table.ts';
import { foldText } from '../../src/reading/values/fold.ts';

/** Pairs of a label and its spelling by another tool. The key is the part of `--fold` that makes both equal. */
const pairs = {
  case: ['ÉCOLE 1', 'école 1'],
  space: [' a\u00A0\t b\u3000c ', 'a b c'],
  punctuation: ['rock\'n"roll—(live)!?^|~$+<=>`\\', 'rocknrolllive'],
  unicode: ['Cafe\u0301', 'Caf\u00E9'],
} as const;
export type Part = keyof typeof pairs;
export const parts = Object.keys(pairs) as readonly Part[];

/** For each part of `--fold`, the accuracy of an engine with this part, or the error. The labels of each pair differ in one part. */
export async function foldsIn(engine: Engine): Promise<Record<Part, unknown>> {
  const { text } = engine.dialect;
  const rows = [...Object.values(pairs), ['a', 'b'] as const].map(
    ([truth, guess]) => `SELECT ${text(truth)} AS label, ${text(guess)} AS prediction`,
  );
  const from = `(${rows.join(' UNION ALL ')}) AS t`;
  const accuracy = async (fold: string): Promise<unknown> => {
    const question = await readTable(new TableInput(engine, 'the table', from), { fold });
    return (await countTable(question)).total.metrics[0]!.result();
  };
  const answers = {} as Record<Part, unknown>;
  for (const part of parts)
    answers[part] = await accuracy(part).catch((error: unknown) => (error as Error).message);
  return answers;
}

/** The expected accuracy: with each part, one row of five is right. */
export const onePart = Object.fromEntries(parts.map((part) => [part, 1 / 5])) as Record<
  Part,
  number
>;

/** For each part, the share of rows whose labels `foldText` makes equal. */
export const foldsHere = (): Record<Part, number> =>
  Object.fromEntries(
    parts.map((part) => {
      const alike = Object.values(pairs).filter(
        ([a, b]) => foldText(a, [part]) === foldText(b, [part]),
      );
      return [part, alike.length / 5];
    }),
  ) as Record<Part, number>;
