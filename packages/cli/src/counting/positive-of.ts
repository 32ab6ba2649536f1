import { InputError, quote } from '../process/errors.ts';
import { type DeclaredMetric, isMean } from '../reading/declared-metric.ts';

/**
 * The label that counts in metrics by class: the one that is named, or where there are two the one that is 1 or true. Undefined where
 * there are more, or where no metric is given. Throws InputError where neither of two labels is 1 or true, and for a name of none.
 */
export function positiveOf(
  metrics: readonly DeclaredMetric[],
  { positive: given, asks }: { readonly positive?: string | undefined; readonly asks: boolean },
): string | number | undefined {
  const labels = new Set(metrics.flatMap((metric) => (isMean(metric) ? [] : metric.keys())));
  const all = [...labels].map((key) => (typeof key === 'bigint' ? Number(key) : key));
  const shown = all.slice(0, 20).map((label) => quote(String(label)));
  if (given !== undefined && metrics.length > 0) {
    const named = all.find((label) => String(label) === given);
    if (named !== undefined) return named;
    throw new InputError(`--positive: no label is ${quote(given)}; there are ${shown.join(', ')}`);
  }
  if (all.length === 0 || all.length > 2) return undefined;
  // One label alone may be that of all rows.
  if (all.every((label) => label === 0 || label === 1)) return 1;
  const found = all.find((label) => /^(1|1\.0|true)$/i.test(String(label)));
  if (found !== undefined || all.length === 1 || !asks) return found;
  const names = metrics.map(({ name }) => name).join(', ');
  const flags = all.map((label) => `--positive ${inShell(String(label))}`);
  throw new InputError(
    `${names}: the labels are ${shown.join(' and ')}, and none of them is 1 or true; say which one counts, ${flags.join(' or ')} (--per-class shows both)`,
  );
}

/** A text as a word of a command line. */
const inShell = (text: string): string =>
  /^[\w.,:@%+-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
