import { inert } from '../../process/safe-text.ts';
import type { Evaluation } from '../../results/evaluation.ts';
import type { Result } from '../../results/result.ts';
import { label } from '../../results/label.ts';
import { widthOf } from './align-columns.ts';
import { whole } from '../../results/numbers.ts';

/** A name in a list. */
export const named = (name: string): string => label(name, /[·,]/);

/** Details of the results that the columns decided, such as the positive label. */
function detailsOf(results: readonly Result[]): string[] {
  const positives = results.flatMap(({ config }) =>
    config['average'] === 'binary' && typeof config['threshold'] !== 'number'
      ? [`${(config['pos_label'] ?? 1) as string | number}`]
      : [],
  );
  return [
    ...[...new Set(positives)].map((one) => `positive: ${named(one)}`),
    ...ofAll(results.filter(isByClass), 'by class'),
    ...ofAll(
      results.filter(({ config }) => config['multi_class'] === 'ovr'),
      'mean over the classes, each against the rest',
    ),
  ];
}

/** A detail of these results; empty without results. */
const ofAll = (results: readonly Result[], what: string): string[] =>
  results.length === 0 ? [] : [`${results.map(({ metric }) => named(metric)).join(', ')}: ${what}`];

/** Whether a result has a number for each class. Keras's metrics of this name have one number by default. */
const isByClass = ({ config, class_name: kind, value }: Result): boolean =>
  config['average'] === null &&
  ['Precision', 'Recall', 'Specificity'].includes(kind) &&
  Array.isArray(value);

/** The headline on one line: the input, and the role of each column. */
export const headline = (evaluation: Evaluation): string => partsOf(evaluation).join(SEPARATOR);

export const SEPARATOR = ' · ';

/** The headline on lines of at most `width` letters, unless a part is longer. */
export const headlines = (evaluation: Evaluation, width: number): string =>
  inLines(partsOf(evaluation), width);

/** Parts of a headline, on lines of at most `width` letters. */
export function inLines(parts: readonly string[], width: number): string {
  const lines: string[] = [];
  for (const part of parts) {
    const last = lines.at(-1);
    const longer = `${last}${SEPARATOR}${part}`;
    if (last === undefined) lines.push(part);
    else if (widthOf(longer) <= width) lines[lines.length - 1] = longer;
    else lines.push(`  ${part}`);
  }
  return lines.join('\n');
}

/** The level and the method of the intervals. */
function intervals(results: readonly Result[], level: number): string {
  const methods = [...new Set(results.flatMap(({ interval }) => interval?.method ?? []))];
  const percent = Number((level * 100).toPrecision(10));
  return `low and high: ${percent} % interval${methods.length > 0 ? ` (${methods.join(', ')})` : ''}`;
}

/** The column of clusters, and the number of replicates. */
const clusters = ({ replicates }: Evaluation['columns']): string[] =>
  replicates === undefined
    ? []
    : [
        replicates.cluster === null
          ? `replicates: ${replicates.count}`
          : `cluster: ${named(replicates.cluster)}, in ${replicates.count} replicates`,
      ];

function partsOf({ source, rows, columns, groups, level }: Evaluation): string[] {
  const { y_true: yTrue, y_pred: yPred, sample_weight: weight, classes } = columns;
  const predictions =
    typeof yPred === 'string'
      ? named(yPred)
      : `${named(yPred[0]!)} … ${named(yPred.at(-1)!)} (${yPred.length} columns)`;
  return [
    `${label(source, /·/)}: ${whole(rows)} row${rows === 1 ? '' : 's'}`,
    ...(yTrue === null
      ? [`column: ${predictions}`]
      : [`y_true: ${named(yTrue)}`, `y_pred: ${predictions}`]),
    ...(weight === null ? [] : [`sample_weight: ${named(weight)}`]),
    // This part says which class a short name such as `accuracy` stands for.
    ...groups[0]!.results
      .filter(
        ({ metric, class_name: kind }) =>
          /^(acc(uracy)?|ce|crossentropy)(_\d+)?$/.test(metric) && kind !== 'Accuracy',
      )
      .map(({ metric, class_name: kind }) => `${metric}: ${kind}`),
    ...detailsOf(groups[0]!.results),
    ...(level === undefined ? [] : [intervals(groups.at(-1)!.results, level)]),
    ...clusters(columns),
    ...(classes
      ? [`classes: ${classes.slice(0, 5).map(named).join(', ')}${classes.length > 5 ? ', …' : ''}`]
      : []),
  ].map(inert);
}
