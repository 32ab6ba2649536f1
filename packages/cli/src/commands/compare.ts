import { countPairs } from '../counting/count-pairs.ts';
import type { SqlInput } from '../inputs/input.ts';
import { printComparison } from '../output/comparison/print.ts';
import { InputError } from '../process/errors.ts';
import { readPair } from '../reading/pairs/read-pair.ts';
import { withReplicates } from '../reading/replicates.ts';
import { isTooLarge } from '../reading/tables/too-large.ts';
import { comparePairs } from '../results/compare.ts';
import { checkFailIf, judgeDifferences } from '../results/fail-if.ts';
import { surenessOf } from '../results/sureness.ts';
import { openPair } from './open-pair.ts';
import type { CompareOptions } from './options.ts';
import { reported } from './reported.ts';
import type { Finish } from './use.ts';

/** Compares an old model with a new one, on the same rows. The result is the exit status. */
export const compare = (names: readonly string[], asIs: CompareOptions): Promise<number> =>
  reported(names, asIs, async (ci) => {
    checkFailIf(asIs);
    const given = withReplicates(asIs);
    const { level, minRows = 0 } = surenessOf({ ...given, interval: true });
    checkNames(names, given);
    const finish = await openPair(names, given, async (a, b): Promise<Finish> => {
      const counted = await countExactly(a, b, given);
      return async () => {
        const comparison = comparePairs(counted, level!);
        const verdicts = judgeDifferences(comparison, given);
        await ci.write(comparison.names.b, { comparison, verdicts, minRows });
        return printComparison({ comparison, verdicts, format: given.format, minRows });
      };
    });
    return finish();
  });

/** Whole numbers of text are float64 first, and exact where one of them is too large. */
async function countExactly(
  a: SqlInput,
  b: SqlInput,
  given: CompareOptions,
): ReturnType<typeof countPairs> {
  try {
    return await countPairs(await readPair(a, b, given), given.positive);
  } catch (error) {
    if (!isTooLarge(error)) throw error;
    return countPairs(await readPair(a, b, { ...given, isExact: true }), given.positive);
  }
}

function checkNames(
  names: readonly string[],
  { yPredA, yPredB, query, engine }: CompareOptions,
): void {
  const what = engine === undefined ? 'file' : 'table';
  const hasBoth = yPredA !== undefined && yPredB !== undefined;
  if ((yPredA === undefined) !== (yPredB === undefined))
    throw new InputError(
      `${yPredA === undefined ? '--y-pred-a' : '--y-pred-b'} must be said too: the predictions of both models`,
    );
  const sources = names.length + (query === undefined ? 0 : 1);
  if (query !== undefined && names.length > 0)
    throw new InputError(`--query stands for the table; got ${names.length} besides`);
  if (sources === 0 || sources > 2)
    throw new InputError(
      `name two ${what}s, the old model first; or one ${what} with --y-pred-a and --y-pred-b; got ${sources}`,
    );
  if (sources === 1 && !hasBoth)
    throw new InputError(
      `one ${what} holds two models only with --y-pred-a OLD and --y-pred-b NEW; or name two ${what}s`,
    );
}
