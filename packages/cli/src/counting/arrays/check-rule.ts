import { type Block, type Elements, widthOf } from '../../inputs/arrays/block.ts';
import { fromHalf, isHalf } from '../../inputs/arrays/from-half.ts';
import { locationIn } from '../../inputs/arrays/location.ts';
import type { Roles } from '../../inputs/roles.ts';
import { InputError } from '../../process/errors.ts';
import { type Assumption, unlike } from '../../reading/deciding/assumption.ts';
import type { Rule } from '../../reading/deciding/rule.ts';
import { isWholeNumber, labelOf, summarize } from '../../reading/deciding/sample.ts';

/** Throws InputError for the first row of a block that breaks the rule of an assumption. */
export function checkRule(assumption: Assumption, block: Block, { yTrue, yPred }: Roles): void {
  const { rule } = assumption;
  if (!rule) return;
  for (let i = 0; i < block.rows; i++) {
    const [truth, predicted] = [block.yTrue, block.yPred].map((side) => rowOf(side, i)) as [
      readonly unknown[],
      readonly unknown[],
    ];
    if (meets(rule, truth, predicted)) continue;
    const column = rule.kind === 'different' ? [yPred].flat()[0]! : yTrue;
    const values = rule.kind === 'different' ? predicted : truth;
    const held = `${locationIn(column, block, i)} holds ${values.slice(0, 5).map(String).join(', ')}`;
    throw new InputError(unlike(held, assumption));
  }
}

/** Whether a row meets a rule. A truth of NaN has an error of its own. */
function meets(rule: Rule, truth: readonly unknown[], predicted: readonly unknown[]): boolean {
  if (truth.some(Number.isNaN)) return true;
  switch (rule.kind) {
    case 'none of':
      return !truth.some((label) => rule.values.includes(labelOf(label)));
    case 'whole':
      return [...truth, ...predicted].every((value) => isWholeNumber(value) || Number.isNaN(value));
    case 'signed':
      return truth.every((label) => Math.abs(Number(label)) === 1);
    case 'one-hot': {
      const { width, ones = 0, zeros = 0 } = summarize(truth);
      return ones === 1 && zeros === width - 1;
    }
    case 'binary': {
      const { width, ones = 0, zeros = 0 } = summarize(truth);
      return ones + zeros === width;
    }
    // Labels of one-hot columns are checked when they are made, and arrays have no decimals.
    case 'one-hot columns':
    case 'exact':
      return true;
    case 'same length':
      return truth.length === predicted.length;
    default:
      return predicted.every(isWholeNumber) && new Set(predicted).size === predicted.length;
  }
}

function rowOf(elements: Elements, i: number): readonly unknown[] {
  const { data, type } = elements;
  const width = widthOf(elements);
  const values = Array.from({ length: width }, (_, j) => data[i * width + j]);
  return isHalf(type) ? (values as number[]).map(fromHalf(type)) : values;
}
