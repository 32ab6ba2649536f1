import { round } from '../../core/dtype.ts';
import type { InputData } from '../vocabulary.ts';
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
    const compare = cut === undefined ? equality : above(threshold as number);
    return [comparison(which, left, right, compare)];
  });

/** How two inputs are read, and what compares them. */
interface Comparison {
  readonly as: readonly [Kind, Kind];
  readonly run: (at: Workplace, a: number, b: number, n: number, out: number) => number;
}

type Choose = (a: InputData, b: InputData) => Comparison | undefined;

const comparison = (
  which: number,
  left: 'yTrue' | 'yPred',
  right: 'yTrue' | 'yPred',
  choose: Choose,
): Program => ({
  columns: [which],
  reads: (inputs) => choose(inputs[left], inputs[right]) !== undefined,
  rows(at, inputs) {
    const [a, b] = [inputs[left], inputs[right]];
    const { as } = choose(a, b)!;
    return Math.min(at.rowsOf(a, as[0]), at.rowsOf(b, as[1]));
  },
  run(at, start, end, inputs) {
    const [a, b] = [inputs[left], inputs[right]];
    const { as, run } = choose(a, b)!;
    const rows = this.rows(at, inputs);
    for (let i = start; i < end; i += rows) {
      const n = Math.min(rows, end - i);
      const flags = at.flagsFor(which, i);
      const first = at.stage(a, i, n, as[0], at.areas.yTrue);
      const second = at.stage(b, i, n, as[1], at.areas.yPred);
      at.emit(which, i, n, flags, run(at, first, second, n, flags));
    }
  },
});

/** Both as a type that holds all numbers of both. */
function equality(a: InputData, b: InputData): Comparison | undefined {
  const as = commonKind(a, b);
  return (
    as && {
      as: [as, as],
      run: ({ kernels }, ...args) => kernels[`equal${as}`](...args),
    }
  );
}

function commonKind(a: InputData, b: InputData): Kind | undefined {
  const [left, right] = [elementOf(a), elementOf(b)];
  if (!left || !right) return undefined;
  if (left.as && left.as === right.as) return left.as;
  if (left.int32 && right.int32) return 'I32';
  if (left.float32 && right.float32) return 'F32';
  return a.bits || b.bits ? undefined : 'F64';
}

/** Scores cut at a threshold that is rounded to their own precision, against truth. */
const above =
  (constant: number): Choose =>
  (truth, scores) => {
    const [left, right] = [elementOf(truth), elementOf(scores)];
    if (!left || !right) return undefined;
    const limit = round(constant, scores.dtype ?? 'float64');
    // A whole number that float32 rounds was neither 0 nor 1, and is neither after that.
    const whole = left.float32 || left.int32 || left.as === undefined;
    if (scores.bits || right.as === 'F32') {
      if (left.as === 'U8')
        return {
          as: ['U8', 'F32'],
          run: ({ kernels }, y, p, n, out) => kernels.binaryF32U8(p, y, n, limit, out),
        };
      if (whole)
        return {
          as: ['F32', 'F32'],
          run: ({ kernels }, y, p, n, out) => kernels.binaryF32F32(p, y, n, limit, out),
        };
    }
    return truth.bits || scores.bits
      ? undefined
      : {
          as: ['F64', 'F64'],
          run: ({ kernels }, y, p, n, out) => kernels.binaryF64F64(p, y, n, limit, out),
        };
  };
