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
import { decide, candidateColumns } from '../deciding/decide.ts';
import { refuseExpressions } from '../expressions/refuse-expressions.ts';
import { metricsFor } from '../metrics-for.ts';
import { marked } from '../replicates.ts';
import type { ReadOptions } from '../read-options.ts';
import { ArraySample } from './array-sample.ts';
import type { SelectedMetrics } from '../share-sums.ts';
import { checkSame } from './check-same.ts';
import { takesElements } from './takes-elements.ts';
import { arrayContents, type ArrayContents } from './array-contents.ts';

/** A question about arrays: the columns, the metrics, and how rows are read. */
export interface ArrayQuestion extends ArrayContents, SelectedMetrics {
  readonly input: ArrayInput;
  readonly scoreType: 'float32' | undefined;
  readonly assumed: readonly Assumption[];
  readonly ignoreClass: string | undefined;
  /** The number of groups that the rows are spread over by their order, without a column of clusters. */
  readonly replicates: number | undefined;
  /** Whether the rows are the elements of lists. */
  readonly areElements: boolean;
}

/** Finds the role of each column, and the metrics. Reads the first rows. */
export function readArrays(input: ArrayInput, options: ReadOptions): ArrayQuestion {
  const described = input.describe();
  if (!('yTrue' in described))
    refuseExpressions(options, new Set(described.map(({ name }) => name)), 'Arrow');
  const proposal = 'yTrue' in described ? ofRoles(described, options) : propose(described, options);
  const sample = new ArraySample(
    input.look(candidateColumns(proposal), [proposal.sampleWeight ?? [], proposal.by].flat()),
  );
  const { columns: found, layout, assumed: assumptions } = decide(proposal, options, sample);
  const assumed = [...(input.assumed?.() ?? []), ...assumptions];
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
  const understood = arrayContents(taken, options, input.begin(taken), layout);
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

/** The proposal where an option names a file for each role. */
const ofRoles = ({ yTrue, yPred, sampleWeight, by }: Roles, options: ReadOptions): Proposal => ({
  yTrue: [yTrue],
  yPred: [[[yPred].flat()[0]!]],
  wildcardTexts: undefined,
  sampleWeight,
  by: marked(by, options),
});

/** The columns where each element of their lists is a row. */
function withoutLists({ yTrue, yPred, ...others }: Columns): Columns {
  return { ...others, yTrue: alone(yTrue), yPred: alone([yPred].flat()[0]!) };
}

const alone = (column: Column): Column => ({ ...column, list: false });

/** Booleans are read as names if the classes are called true and false. */
function withTruthValues(found: Columns): Columns {
  const { yTrue } = found;
  return yTrue.typeName === 'Bool' && isNamed(found)
    ? { ...found, yTrue: { ...yTrue, type: 'string' } }
    : found;
}
