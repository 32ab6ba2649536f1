import { called, type Column } from '../../engines/column.ts';
import { InputError, quote } from '../../process/errors.ts';
import type { Columns, Proposal } from '../choose-columns.ts';
import { splitNames } from '../class-names.ts';
import type { Layout } from '../layout.ts';
import type { ReadOptions } from '../read-options.ts';
import { shortNames } from '../short-names.ts';
import { isWholeText } from '../whole-text.ts';
import { alignClasses } from './align-classes.ts';
import type { Assumption } from './assumption.ts';
import type { Candidate } from './candidates.ts';
import { checkGiven, decideClasses } from './decide-classes.ts';
import { decideColumns } from './decide-columns.ts';
import { decidePositive, refuseOtherNumbers, refuseOtherPair } from './decide-positive.ts';
import type { PositivePair } from './positive-pair.ts';
import { type DecidedLayout, decideLayout } from './decide-layout.ts';
import { isListText } from './fit.ts';
import { flag } from './flag.ts';
import { labelOfParts } from './label-of-parts.ts';
import { foldNote } from '../values/fold-note.ts';
import { foldOf, foldText } from '../values/fold.ts';
import {
  areLosses,
  plainLayout,
  affectsResult,
  judgesPair,
  takesPositive,
} from './layout-effect.ts';
import { rankOf } from './rank-of.ts';
import { noCommonLabelNote } from './no-common-label-note.ts';
import type { Sample } from './sample.ts';

/** The role of each column, the layout, and the assumptions. */
export interface Decision {
  readonly columns: Columns;
  readonly layout: Layout;
  readonly assumed: readonly Assumption[];
}

/** The candidates for truth and predictions, each once. */
export const candidateColumns = ({ yTrue, yPred }: Proposal): readonly Column[] => [
  ...new Set([...yTrue, ...yPred.flat()]),
];

/** Decides the role of each column. Options win; otherwise names propose candidates, and the first rows decide. Throws InputError where they cannot decide. */
export function decide(proposal: Proposal, options: ReadOptions, sample: Sample): Decision {
  const chosen = decideColumns(proposal, sample);
  const { assumed } = chosen;
  const areLabels = chosen.yTrue.parts && !isRow(chosen.yPred, sample);
  const yTrue = areLabels
    ? labelOfParts(chosen.yTrue, chosen.yTrue.parts, chosen.yPred[0])
    : chosen.yTrue;
  const layout = areLabels
    ? { layout: 'labels' as const, assumed: [] }
    : options.layout
      ? { layout: options.layout, assumed: [] }
      : settled(decideLayout(chosen, sample), options.metrics);
  const yPred =
    layout.layout === 'ranked' && proposal.wildcardTexts ? byRank(chosen.yPred) : chosen.yPred;
  const classes = classesFor(proposal, { yTrue, yPred }, options, sample, layout.layout);
  const { yPred: scores = yPred } = classes;
  const found = { yTrue, yPred, layout: layout.layout };
  const positive = positiveFor(found, options, sample);
  return {
    columns: {
      yTrue,
      yPred: scores.length > 1 ? scores : scores[0],
      sampleWeight: proposal.sampleWeight,
      by: proposal.by,
      classes: classes.classes,
      ...(positive && { positive }),
    },
    layout: layout.layout,
    assumed: [
      ...assumed,
      ...layout.assumed,
      ...classes.assumed,
      ...notesFor(found, options, sample),
      ...weightNote(proposal, options),
    ],
  };
}

/** The assumption that a column called weight holds weights and not, for example, kilograms. */
const weightNote = ({ sampleWeight }: Proposal, options: ReadOptions): Assumption[] =>
  options.sampleWeight === undefined && /^weights?$/i.test(sampleWeight?.name ?? '')
    ? [
        {
          flag: flag('--sample-weight', sampleWeight!.name),
          because: 'its name says so; --no-sample-weight gives every row the weight 1',
        },
      ]
    : [];

interface Found {
  readonly yTrue: Column;
  readonly yPred: Candidate;
  readonly layout: Layout;
}

/** The positive label, if the labels are two texts. Throws InputError for two numbers other than 0 and 1. */
function positiveFor(
  { yTrue, yPred, layout }: Found,
  options: ReadOptions,
  sample: Sample,
): PositivePair | undefined {
  const [prediction] = yPred;
  const isCut = layout === 'probability' && !yTrue.list && prediction.type.startsWith('float');
  if (!isCut || isRow(yPred, sample)) return undefined;
  if (yTrue.type === 'string')
    return takesPositive(options.metrics)
      ? decidePositive(yTrue, prediction, options, sample)
      : undefined;
  if (options.layout === undefined && judgesPair(options.metrics))
    refuseOtherPair(yTrue, prediction, sample);
  if (options.layout === undefined && options.metrics === undefined)
    refuseOtherNumbers(yTrue, prediction, sample);
  return undefined;
}

/** Notes about labels that differ in spelling only, or about truth and predictions without a common label. */
function notesFor(
  { yTrue, yPred, layout }: Found,
  options: ReadOptions,
  sample: Sample,
): Assumption[] {
  if (yPred.length > 1) return [];
  const notes = options.fold === undefined ? foldNote(yTrue, yPred[0], sample) : [];
  const areLabels = layout === 'labels' && options.layout === undefined && !yTrue.parts;
  if (notes.length > 0 || !areLabels || areLosses(options.metrics)) return notes;
  const parts = foldOf(options.fold);
  return noCommonLabelNote(yTrue, yPred[0], sample, (text) => foldText(text, parts));
}

/** Whether there are several predictions for each row. */
const isRow = (yPred: Candidate, sample: Sample): boolean =>
  yPred.length > 1 || yPred[0].list || isListText(yPred[0], sample);

/** Columns that a pattern matched, in the order of the ranks in their names. */
function byRank(columns: Candidate): Candidate {
  const ranks = new Map(columns.map((column) => [column, rankOf(column.name)?.rank]));
  if ([...ranks.values()].includes(undefined)) return columns;
  return [...columns].sort((a, b) => ranks.get(a)! - ranks.get(b)!) as unknown as Candidate;
}

interface FoundClasses {
  readonly classes: readonly string[] | undefined;
  readonly assumed: readonly Assumption[];
  /** Score columns in another order. */
  readonly yPred?: Candidate;
}

const settled = (found: DecidedLayout, metrics: string | undefined): DecidedLayout =>
  affectsResult(found.layout, metrics) ? found : { layout: plainLayout(found.layout), assumed: [] };

/** Throws InputError for scores with names beside a truth of numbers: it is not known which number stands for which name. */
function checkListed(yTrue: Column, scores: Column, classes: readonly string[]): void {
  const isSaid = yTrue.list || yTrue.type === 'string' || classes.every(isWholeText);
  const isTruthValue =
    /^bool/i.test(yTrue.typeName) && classes.every((name) => /^(true|false)$/i.test(name));
  if (isSaid || isTruthValue) return;
  throw new InputError(
    `${called(yTrue)} must hold the labels of the scores in ${called(scores)}, which are ${classes.slice(0, 3).map(quote).join(', ')}${classes.length > 3 ? ', …' : ''}; it holds other values: say ${flag('--classes', classes.join())} where it holds 0 for the first label, 1 for the second and so on; or name another column or another path`,
  );
}

function classesFor(
  { wildcardTexts }: Proposal,
  { yTrue, yPred }: Pick<ReturnType<typeof decideColumns>, 'yTrue' | 'yPred'>,
  { classes: given, fold }: ReadOptions,
  sample: Sample,
  layout: Layout,
): FoundClasses {
  const names = given === undefined ? undefined : splitNames(given);
  if (yTrue.parts && yTrue.list)
    return alignClasses({ parts: yTrue.parts }, yPred, {
      given: names,
      full: yPred.map(({ name }) => name),
      short: wildcardTexts ?? shortNames(yPred.map(({ name }) => name)),
    });
  const [{ classes: listed }] = yPred;
  const isNamed = yPred.length > 1 || listed !== undefined;
  if (!isNamed || layout === 'ranked') return { classes: names, assumed: [] };
  const full = listed ?? yPred.map(({ name }) => name);
  const own = { full, short: (listed ? undefined : wildcardTexts) ?? shortNames(full) };
  if (!names) {
    const parts = foldOf(fold);
    if (listed) checkListed(yTrue, yPred[0], own.short.every(isWholeText) ? own.short : own.full);
    return decideClasses(yTrue, own, sample.values(yTrue), (text) => foldText(text, parts));
  }
  checkGiven(names, own);
  return { classes: names, assumed: [] };
}
