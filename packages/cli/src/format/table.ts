import Table from 'cli-table3';
import picocolors from 'picocolors';
import type { Evaluation } from '../evaluate/results.ts';
import { toGrid } from './grid.ts';
import { whole } from './numbers.ts';

// On a terminal only: a CI job's log is none, whatever its environment says.
const colors = picocolors.createColors(process.stdout.isTTY ? picocolors.isColorSupported : false);

/** Columns under a line that says what was read. */
export function toTable(evaluation: Evaluation): string {
  const { head, lines, names } = toGrid(evaluation);
  const none = Object.fromEntries(
    [
      'top',
      'top-mid',
      'top-left',
      'top-right',
      'bottom',
      'bottom-mid',
      'bottom-left',
      'bottom-right',
      'left',
      'left-mid',
      'mid',
      'mid-mid',
      'right',
      'right-mid',
      'middle',
    ].map((part) => [part, '']),
  );
  const table = new Table({
    chars: { ...none, middle: '  ' },
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': 0 },
    colAligns: head.map((_, i) => (i < names ? 'left' : 'right')),
  });
  const grouped = evaluation.groups.length > 1;
  table.push(head.map((name) => colors.dim(name)));
  lines.forEach((line, i) =>
    table.push(
      grouped && i === lines.length - 1 ? line.map((cell) => colors.bold(cell)) : [...line],
    ),
  );
  const text = table
    .toString()
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n');
  return `${describe(evaluation)}\n\n${text}\n`;
}

/** Which columns were taken for what. */
export function describe({ source, rows, columns, groups }: Evaluation): string {
  const { y_true: yTrue, y_pred: yPred, sample_weight: weight, classes } = columns;
  const predictions =
    typeof yPred === 'string' ? yPred : `${yPred[0]} … ${yPred.at(-1)} (${yPred.length} columns)`;
  return [
    `${source}: ${whole(rows)} row${rows === 1 ? '' : 's'}`,
    `y_true: ${yTrue}`,
    `y_pred: ${predictions}`,
    ...(weight === null ? [] : [`sample_weight: ${weight}`]),
    // What `accuracy` stands for here.
    ...groups[0]!.results
      .filter(
        ({ metric, class_name: kind }) =>
          /^(acc(uracy)?|ce|crossentropy)(_\d+)?$/.test(metric) && kind !== 'Accuracy',
      )
      .map(({ metric, class_name: kind }) => `${metric}: ${kind}`),
    ...(classes
      ? [`classes: ${classes.slice(0, 5).join(', ')}${classes.length > 5 ? ', …' : ''}`]
      : []),
  ].join(' · ');
}
