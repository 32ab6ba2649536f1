import { InputError, quote } from '../process/errors.ts';
import { type DeclaredMetric, isMean } from '../reading/declared-metric.ts';

/**
 * The label that counts in metrics by class, where there are two: the one that is 1 or true. Undefined where there are more, or where no
 * metric is given. Throws InputError where neither of two labels is 1 or true.
 */
export function positiveOf(metrics: readonly DeclaredMetric[]): string | number | undefined {
  const labels = new Set(metrics.flatMap((metric) => (isMean(metric) ? [] : metric.keys())));
  if (labels.size === 0 || labels.size > 2) return undefined;
  const all = [...labels].map((key) => (typeof key === 'bigint' ? Number(key) : key));
  // One label alone may be that of all rows.
  if (all.every((label) => label === 0 || label === 1)) return 1;
  const positive = all.find((label) => /^(1|1\.0|true)$/i.test(String(label)));
  if (positive !== undefined || all.length === 1) return positive;
  const names = [...new Set(metrics.map(({ name }) => name))].join(', ');
  const flags = all.map((label) => `--positive ${inShell(String(label))}`);
  throw new InputError(
    `${names}: the labels are ${all.map((label) => quote(String(label))).join(' and ')}, and none of them is 1 or true; say which one counts, ${flags.join(' or ')} (--per-class shows both)`,
  );
}

/** A text as a word of a command line. */
const inShell = (text: string): string =>
  /^[\w.,:@%+-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
