import type { Column } from '../../engines/column.ts';
import type { ArrayInput } from '../../inputs/input.ts';
import type { Roles } from '../../inputs/roles.ts';
import { InputError } from '../../process/errors.ts';
import { checkFit } from '../check-fit.ts';
import { checkIgnored } from '../check-ignored.ts';
import { type Columns, propose, type Proposal } from '../choose-columns.ts';
import { isNamed } from '../class-names.ts';
import type { Assumption } from '../deciding/assumption.ts';
import { wholeLists } from '../deciding/contents-for.ts';
import { decide, looked } from '../deciding/decide.ts';
import { refuseExpressions } from '../expressions/refuse-expressions.ts';
import { metricsFor } from '../metrics-for.ts';
import { marked } from '../replicates.ts';
import type { ReadOptions } from '../read-options.ts';
import { ArraySample } from './array-sample.ts';
import type { Chosen } from '../shared.ts';
import { checkSame } from './check-same.ts';
import { takesElements } from './takes-elements.ts';
import { understand, type Understood } from './understand.ts';

/** What is asked of arrays. */
export interface ArrayQuestion extends Understood, Chosen {
  readonly input: ArrayInput;
  readonly scoreType: 'float32' | undefined;
  readonly assumed: readonly Assumption[];
  readonly ignoreClass: string | undefined;
  /** How many replicates the rows are spread over by their order, where no column says which rows belong together. */
  readonly replicates: number | undefined;
  /** Whether the rows are the elements of lists. */
  readonly areElements: boolean;
}

/** Finds which column is what, and the metrics. Reads the first rows. */
export function readArrays(input: ArrayInput, options: ReadOptions): ArrayQuestion {
  const described = input.describe();
  if (!('yTrue' in described))
    refuseExpressions(options, new Set(described.map(({ name }) => name)), 'Arrow');
  const proposal = 'yTrue' in described ? ofRoles(described, options) : propose(described, options);
  const sample = new ArraySample(
    input.look(looked(proposal), [proposal.sampleWeight ?? [], proposal.by].flat()),
  );
  const { columns: found, layout, assumed: decided } = decide(proposal, options, sample);
  const assumed = [...(input.assumed?.() ?? []), ...decided];
  const areElements = takesElements(options, found, layout);
  if (areElements) {
    if (options.replicates !== undefined && options.cluster === undefined)
      throw new InputError(
        '--replicates needs --cluster here: the elements of one row belong together',
      );
    input.takeElements();
  }
  const taken = withTruthValues(areElements ? withoutLists(found) : found);
  checkIgnored(options.ignoreClass, taken.yTrue);
  const understood = understand(taken, options, input.begin(taken), layout);
  const { columns, contents } = understood;
  if (contents.oneHot) input.checkLists?.();
  const chosen = metricsFor(options, contents);
  const { metrics } = chosen;
  checkFit(metrics, understood);
  checkSame(metrics, columns);
  return {
    ...understood,
    ...chosen,
    input,
    scoreType: options.scoreType === 'float32' ? 'float32' : undefined,
    assumed: contents.layout === layout ? assumed : wholeLists(layout, assumed).assumed,
    ignoreClass: options.ignoreClass,
    replicates: options.cluster === undefined ? options.replicates : undefined,
    areElements,
  };
}

/** Each file is named for what it holds. */
const ofRoles = ({ yTrue, yPred, sampleWeight, by }: Roles, options: ReadOptions): Proposal => ({
  yTrue: [yTrue],
  yPred: [[[yPred].flat()[0]!]],
  stands: undefined,
  sampleWeight,
  by: marked(by, options),
});

/** The same columns, of which each element is a row. */
function withoutLists({ yTrue, yPred, ...others }: Columns): Columns {
  return { ...others, yTrue: alone(yTrue), yPred: alone([yPred].flat()[0]!) };
}

const alone = (column: Column): Column => ({ ...column, list: false });

/** Truth values are the names of classes where these are called true and false. */
function withTruthValues(found: Columns): Columns {
  const { yTrue } = found;
  return yTrue.typeName === 'Bool' && isNamed(found)
    ? { ...found, yTrue: { ...yTrue, type: 'string' } }
    : found;
}
