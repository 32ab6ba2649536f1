import { countArrayPairs } from '../counting/arrays/count-array-pairs.ts';
import { type CountedPair, countPairs } from '../counting/count-pairs.ts';
import { countPictures } from '../counting/count-pictures.ts';
import type { Input, SqlInput } from '../inputs/input.ts';
import { findTargets } from '../output/files/targets.ts';
import { writeReport } from '../output/report-output.ts';
import { printComparison } from '../output/comparison/print.ts';
import { InputError } from '../process/errors.ts';
import { optionsOf } from '../reading/pairs/pair-options.ts';
import { readArrayPair } from '../reading/pairs/read-array-pair.ts';
import { type PairQuestion, readPair } from '../reading/pairs/read-pair.ts';
import { withReplicates } from '../reading/replicates.ts';
import { isTooLarge } from '../reading/tables/too-large.ts';
import { comparePairs } from '../results/compare.ts';
import { checkFailIf, judgeDifferences } from '../results/fail-if.ts';
import { comparisonData, type DrawnPair } from '../results/pictures/comparison-data.ts';
import { intervalOptionsOf } from '../results/interval-options.ts';
import { openPair } from './open-pair.ts';
import type { CompareOptions } from './options.ts';
import { runWithCi } from './run-with-ci.ts';
import type { AfterClosing } from './stages.ts';

/** Compares an old model with a new one, on the same rows. The result is the exit status. */
export const compare = (names: readonly string[], asIs: CompareOptions): Promise<number> =>
  runWithCi(names, asIs, async (ci) => {
    checkFailIf(asIs);
    const given = withReplicates(asIs);
    const { level, minRows = 0 } = intervalOptionsOf({ ...given, interval: true });
    checkNames(names, given);
    const targets = findTargets(given);
    const finish = await openPair(names, given, targets, async (a, b): Promise<AfterClosing> => {
      const { counted, drawn } = await countPair(a, b, given, targets.report !== undefined);
      return async () => {
        const comparison = comparePairs(counted, level!);
        const verdicts = judgeDifferences(comparison, given);
        if (drawn) await writeReport(targets.report, comparisonData(counted, comparison, drawn));
        await ci.write(comparison.names.b, { comparison, verdicts, minRows });
        return printComparison({ comparison, verdicts, format: given.format, minRows });
      };
    });
    return finish();
  });

/** Counts the sums of two models, and the sums for the pictures where there is a report. */
async function countPair(
  a: Input,
  b: Input,
  given: CompareOptions,
  isDrawn: boolean,
): Promise<{ readonly counted: CountedPair; readonly drawn: DrawnPair | undefined }> {
  if ('engine' in a && 'engine' in b) {
    const { question, counted } = await countExactly(a, b, given);
    return { counted, drawn: isDrawn ? await drawnFor(question) : undefined };
  }
  if ('engine' in a || 'engine' in b)
    throw new InputError('both models must be arrays, or both must be tables');
  const question = readArrayPair(a, b, given);
  const counted = await countArrayPairs(question, given.positive);
  const [ofA, ofB] = optionsOf(given);
  const drawn = isDrawn
    ? { a: await countPictures(a, question.a, ofA), b: await countPictures(b, question.b, ofB) }
    : undefined;
  return { counted, drawn };
}

/** The sums for the pictures of both models. */
async function drawnFor({ a, b, sources }: PairQuestion): Promise<DrawnPair> {
  return {
    a: await countPictures(sources.a.input, a, sources.a.options),
    b: await countPictures(sources.b.input, b, sources.b.options),
  };
}

/** A question about two models, and its sums. */
interface Counted {
  readonly question: PairQuestion;
  readonly counted: CountedPair;
}

/** Reads whole numbers in text as float64. If one of them is too large for float64, counts again with exact numbers. */
async function countExactly(a: SqlInput, b: SqlInput, given: CompareOptions): Promise<Counted> {
  const counted = async (options: CompareOptions): Promise<Counted> => {
    const question = await readPair(a, b, options);
    return { question, counted: await countPairs(question, given.positive) };
  };
  try {
    return await counted(given);
  } catch (error) {
    if (!isTooLarge(error)) throw error;
    return counted({ ...given, isExact: true });
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
      `${yPredA === undefined ? '--y-pred-a' : '--y-pred-b'} must be given too: name the predictions of both models`,
    );
  const sources = names.length + (query === undefined ? 0 : 1);
  if (query !== undefined && names.length > 0)
    throw new InputError(
      `--query takes the place of the table: name no table; got ${names.length}`,
    );
  if (sources === 0 || sources > 2)
    throw new InputError(
      `name two ${what}s, the old model first; or one ${what} with --y-pred-a and --y-pred-b; got ${sources}`,
    );
  if (sources === 1 && !hasBoth)
    throw new InputError(
      `one ${what} holds two models only with --y-pred-a OLD and --y-pred-b NEW; or name two ${what}s`,
    );
}
