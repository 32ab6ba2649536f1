import type { ArrayInput } from '../../inputs/input.ts';
import { checkFit } from '../check-fit.ts';
import { chooseColumns, type Columns } from '../choose-columns.ts';
import { isNamed, splitNames } from '../class-names.ts';
import { metricsFor } from '../metrics-for.ts';
import type { ReadOptions } from '../read-options.ts';
import type { Chosen } from '../shared.ts';
import { checkSame } from './check-same.ts';
import { understand, type Understood } from './understand.ts';

/** What is asked of arrays. */
export interface ArrayQuestion extends Understood, Chosen {
  readonly input: ArrayInput;
  readonly scoreType: 'float32' | undefined;
}

/** Finds which column is what, and the metrics. Begins to read the arrays: the first row says how many scores there are. */
export function readArrays(input: ArrayInput, options: ReadOptions): ArrayQuestion {
  const described = input.describe();
  const roles =
    'yTrue' in described
      ? { ...described, classes: undefined }
      : withTruthValues(chooseColumns(described, options), options.classes);
  const understood = understand(roles, options.classes, input.begin(roles));
  const { columns, contents } = understood;
  if (contents.oneHot) input.checkLists?.();
  const chosen = metricsFor(options, contents);
  const { metrics } = chosen;
  checkFit(metrics, understood);
  checkSame(metrics, columns);
  return { ...understood, ...chosen, input, scoreType: options.scoreType };
}

/** Truth values are the names of classes where these are called true and false. */
function withTruthValues(found: Columns, given: string | undefined): Columns {
  const classes = given === undefined ? found.classes : splitNames(given);
  const { yTrue } = found;
  return yTrue.typeName === 'Bool' && isNamed({ ...found, classes })
    ? { ...found, yTrue: { ...yTrue, type: 'string' } }
    : found;
}
