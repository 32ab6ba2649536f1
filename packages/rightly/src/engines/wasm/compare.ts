import { round } from '../../core/dtype.ts';
import type { InputData, InputName, Inputs } from '../vocabulary.ts';
import { elementOf, type Kind } from './kinds.ts';
import { argsOf, inputOf } from '../rank.ts';
import type { Program, Recognise, Workplace } from './program.ts';

/** `equal` of two inputs, or of one and another cut at a threshold. */
export const recogniseComparisons: Recognise = (columns) =>
  columns.flatMap((column, which) => {
    const [a, b] = argsOf(column, 'equal') ?? [];
    const left = inputOf(a);
    const [cut, threshold] = argsOf(b, 'greater') ?? [];
    const right = inputOf(cut ?? b);
    if (!left || !right) return [];
    return [comparison(which, [left, right], threshold as number | undefined)];
  });

type Names = readonly [InputName, InputName];

/** How truth and scores are read, and the kernel for that. */
interface Comparison {
  readonly as: readonly [Kind, Kind];
  readonly kernel: `equal${Kind}` | 'binaryF32U8' | 'binaryF32F32' | 'binaryF64F64';
}

type Choose = (truth: InputData, scores: InputData) => Comparison | undefined;

function comparison(which: number, [left, right]: Names, threshold: number | undefined): Program {
  const choose: Choose = threshold === undefined ? equality : binary;
  const rows = (at: Workplace, inputs: Inputs): number => {
    const { as } = choose(inputs[left], inputs[right])!;
    return Math.min(at.rowsOf(inputs[left], as[0]), at.rowsOf(inputs[right], as[1]));
  };
  return {
    columns: [which],
    reads: (inputs) => choose(inputs[left], inputs[right]) !== undefined,
    rows,
    run(at, start, end, inputs) {
      const [truth, scores] = [inputs[left], inputs[right]];
      const { as, kernel } = choose(truth, scores)!;
      const compare = at.kernels[kernel] as (...args: readonly number[]) => number;
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

/** Both as a type that holds all numbers of both. */
function equality(truth: InputData, scores: InputData): Comparison | undefined {
  const [left, right] = [elementOf(truth), elementOf(scores)];
  if (!left || !right) return undefined;
  const as =
    left.as && left.as === right.as
      ? left.as
      : left.int32 && right.int32
        ? 'I32'
        : left.float32 && right.float32
          ? 'F32'
          : 'F64';
  return as === 'F64' && (truth.bits || scores.bits)
    ? undefined
    : { as: [as, as], kernel: `equal${as}` };
}

function binary(truth: InputData, scores: InputData): Comparison | undefined {
  const [left, right] = [elementOf(truth), elementOf(scores)];
  if (!left || !right) return undefined;
  // Whole numbers that float32 rounds were neither 0 nor 1, and are neither after that.
  if ((scores.bits || right.as === 'F32') && left.as !== 'F64')
    return left.as === 'U8'
      ? { as: ['U8', 'F32'], kernel: 'binaryF32U8' }
      : { as: ['F32', 'F32'], kernel: 'binaryF32F32' };
  return truth.bits || scores.bits ? undefined : { as: ['F64', 'F64'], kernel: 'binaryF64F64' };
}
