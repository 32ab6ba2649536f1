import type { Input } from '../inputs/input.ts';
import { InputError } from '../process/errors.ts';
import { read } from '../reading/read.ts';
import type { Question } from '../reading/read.ts';
import type { ReadOptions } from '../reading/read-options.ts';
import { pictureKind, pictureMetrics, withoutCurves } from '../reading/report-metrics.ts';
import { countExactly } from './count-exactly.ts';
import type { EvaluationSums } from './evaluation-sums.ts';

/** The sums for the pictures of a report. */
export interface CountedPictures {
  /** Undefined without pictures. */
  readonly pictures: EvaluationSums | undefined;
  /** The pictures that are missing, and the reasons. */
  readonly missing: readonly string[];
}

/**
 * Reads all rows once more, without groups. Without probabilities there are no curves. `meanwhile` is called as soon as the engine counts, for
 * work that needs no sums.
 */
export async function countPictures(
  input: Input,
  question: Question,
  options: ReadOptions,
  meanwhile: () => void = () => {},
): Promise<CountedPictures> {
  const { contents } = 'table' in question ? question.table : question;
  const metrics = question.shown.map(({ metric }) => metric);
  const kind = pictureKind(metrics, contents);
  if (kind === undefined)
    return { pictures: undefined, missing: ['pictures: there are none for these metrics'] };
  const { by: _by, cluster: _cluster, replicates: _replicates, ...others } = options;
  const missing: string[] = [];
  for (const areProbabilities of [true, false]) {
    const asked: ReadOptions = {
      ...others,
      perClass: undefined,
      metrics: pictureMetrics(kind, contents, areProbabilities),
    };
    try {
      const own = await read(input, asked);
      const again = (): Promise<Question> => read(input, { ...asked, isExact: true });
      const counting = countExactly(own, again);
      meanwhile();
      const { counted } = await counting;
      const left = areProbabilities && kind === 'classes' ? withoutCurves(contents) : undefined;
      return { pictures: counted, missing: left === undefined ? missing : [left] };
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      const what = kind === 'errors' ? 'pictures' : areProbabilities ? 'curves' : 'classes';
      missing.push(`${what}: ${error.message}`);
      if (kind === 'errors') break;
    }
  }
  return { pictures: undefined, missing };
}
