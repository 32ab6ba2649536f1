import { round } from '../../core/dtype.ts';
import type { InputData, InputName, Inputs, Recognise } from '../vocabulary.ts';
import { elementOf, type Kind } from './kinds.ts';
import { argsOf, inputOf } from '../rank.ts';
import { bytes } from './matches.generated.ts';
import { placeFor } from './place.ts';
import type { Program, Workplace } from './program.ts';

/** Recognises `equal` of two inputs, where the second may be cut at a threshold. */
export const recogniseComparisons: Recognise = (columns) =>
  columns.flatMap((column, which) => {
    const [a, b] = argsOf(column, 'equal') ?? [];
    const left = inputOf(a);
    const [score, threshold] = argsOf(b, 'greater') ?? [];
    const right = inputOf(score ?? b);
    if (!left || !right) return [];
    return [comparison(which, [left, right], threshold as number | undefined)];
  });

type Names = readonly [InputName, InputName];

/** How truth and scores are read, and the kernel that compares them. */
interface Comparison {
  readonly as: readonly [Kind, Kind];
  readonly kernel: `equal${Kind}` | 'binaryF32U8' | 'binaryF32F32' | 'binaryF64F64';
}

function comparison(which: number, [left, right]: Names, threshold: number | undefined): Program {
  const chosen = (inputs: Inputs): Comparison | undefined =>
    choose(inputs[left], inputs[right], threshold !== undefined);
  const rows = (at: Pick<Workplace, 'rowsOf'>, inputs: Inputs): number => {
    const { as } = chosen(inputs)!;
    return Math.min(at.rowsOf(inputs[left], as[0]), at.rowsOf(inputs[right], as[1]));
  };
  const codes = [bytes];
  return {
    codes,
    columns: [which],
    reads: (inputs) => chosen(inputs) !== undefined,
    rows,
    placeFor: (inputs) => placeFor({ rows, codes }, inputs),
    run(at, start, end, inputs) {
      const [truth, scores] = [inputs[left], inputs[right]];
      const { as, kernel } = chosen(inputs)!;
      const compare: (...args: number[]) => number = at.kernels[kernel];
      // A threshold is rounded to the scores' own precision.
      const limit = threshold === undefined ? [] : [round(threshold, scores.dtype ?? 'float64')];
      const step = rows(at, inputs);
      for (let i = start; i < end; i += step) {
        const n = Math.min(step, end - i);
        const flags = at.flagsFor(which, i);
        const y = at.stage(truth, i, n, as[0], at.areas.yTrue);
        const p = at.stage(scores, i, n, as[1], at.areas.yPred);
        at.emit(which, i, n, flags, compare(p, y, n, ...limit, flags));
      }
    },
  };
}

/** Types that hold all numbers of both inputs. Undefined where no kernel reads such types. */
function choose(truth: InputData, scores: InputData, binary: boolean): Comparison | undefined {
  const [left, right] = [elementOf(truth), elementOf(scores)];
  if (!left || !right) return undefined;
  if (binary) {
    // Whole numbers that float32 rounds are neither 0 nor 1, before and after rounding.
    if ((scores.bits || right.as === 'F32') && left.as !== 'F64')
      return left.as === 'U8'
        ? { as: ['U8', 'F32'], kernel: 'binaryF32U8' }
        : { as: ['F32', 'F32'], kernel: 'binaryF32F32' };
  } else if (left.as && left.as === right.as) return equal(left.as);
  else if (left.int32 && right.int32) return equal('I32');
  else if (left.float32 && right.float32) return equal('F32');
  if (truth.bits || scores.bits) return undefined;
  return binary ? { as: ['F64', 'F64'], kernel: 'binaryF64F64' } : equal('F64');
}

const equal = (as: Kind): Comparison => ({ as: [as, as], kernel: `equal${as}` });
