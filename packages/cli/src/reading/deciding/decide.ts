import type { Column } from '../../engines/column.ts';
import type { Columns, Proposal } from '../choose-columns.ts';
import { splitNames } from '../class-names.ts';
import type { Layout } from '../layout.ts';
import type { ReadOptions } from '../read-options.ts';
import { shortNames } from '../short-names.ts';
import type { Assumption } from './assumption.ts';
import { checkGiven, decideClasses } from './decide-classes.ts';
import { decideColumns } from './decide-columns.ts';
import { type DecidedLayout, decideLayout } from './decide-layout.ts';
import { foldNote } from '../values/fold-note.ts';
import { foldOf, foldText } from '../values/fold.ts';
import { asTheyAre, matters } from './matters.ts';
import type { Sample } from './sample.ts';

/** What each column is, and the reasons where content decided. */
export interface Decision {
  readonly columns: Columns;
  readonly layout: Layout;
  readonly assumed: readonly Assumption[];
}

/** The columns that could be the truth or the predictions, each once. */
export const looked = ({ yTrue, yPred }: Proposal): readonly Column[] => [
  ...new Set([...yTrue, ...yPred.flat()]),
];

/** Decides what each column is: what is named wins, else names propose and content decides. Throws InputError where content cannot. */
export function decide(proposal: Proposal, options: ReadOptions, sample: Sample): Decision {
  const { yTrue, yPred, assumed } = decideColumns(proposal, sample);
  const layout = options.layout
    ? { layout: options.layout, assumed: [] }
    : settled(decideLayout({ yTrue, yPred }, sample), options.metrics);
  const classes = classesFor(proposal, { yTrue, yPred }, options, sample, layout.layout);
  const notes =
    options.fold === undefined && yPred.length === 1 ? foldNote(yTrue, yPred[0], sample) : [];
  return {
    columns: {
      yTrue,
      yPred: yPred.length > 1 ? yPred : yPred[0],
      sampleWeight: proposal.sampleWeight,
      by: proposal.by,
      classes: classes.classes,
    },
    layout: layout.layout,
    assumed: [...assumed, ...layout.assumed, ...classes.assumed, ...notes],
  };
}

const settled = (found: DecidedLayout, metrics: string | undefined): DecidedLayout =>
  matters(found.layout, metrics) ? found : { layout: asTheyAre(found.layout), assumed: [] };

function classesFor(
  { stands }: Proposal,
  { yTrue, yPred }: Pick<ReturnType<typeof decideColumns>, 'yTrue' | 'yPred'>,
  { classes: given, fold }: ReadOptions,
  sample: Sample,
  layout: Layout,
): { readonly classes: readonly string[] | undefined; readonly assumed: readonly Assumption[] } {
  const names = given === undefined ? undefined : splitNames(given);
  if (yPred.length === 1 || layout === 'ranked') return { classes: names, assumed: [] };
  const own = { full: yPred.map(({ name }) => name), short: stands ?? shortNames(yPred) };
  if (!names) {
    const parts = foldOf(fold);
    return decideClasses(yTrue, own, sample.values(yTrue), (text) => foldText(text, parts));
  }
  checkGiven(names, own);
  return { classes: names, assumed: [] };
}
