import { InputError, quote } from '../process/errors.ts';
import { type DeclaredMetric, isMean } from '../reading/declared-metric.ts';

/**
 * The positive label of metrics by class: the given one, or the one of two labels that is 1 or true. Undefined for more than two labels, and
 * without metrics. Throws InputError where neither of two labels is 1 or true, and for an unknown label.
 */
export function positiveOf(
  metrics: readonly DeclaredMetric[],
  { positive: given, asks }: { readonly positive?: string | undefined; readonly asks: boolean },
): string | number | undefined {
  const labels = new Set(metrics.flatMap((metric) => (isMean(metric) ? [] : metric.keys())));
  const all = [...labels];
  const shown = all.slice(0, 20).map((label) => quote(String(label)));
  if (given !== undefined && metrics.length > 0) {
    const named = all.find((label) => String(label) === given);
    if (named !== undefined) return exactly(named);
    throw new InputError(
      `--positive must be one of the labels, ${shown.join(', ')}; got ${quote(given)}`,
    );
  }
  if (all.length === 0 || all.length > 2) return undefined;
  // Perhaps all rows have the same label.
  if (all.every((label) => Number(label) === 0 || Number(label) === 1)) return 1;
  const found = all.find((label) => /^(1|1\.0|true)$/i.test(String(label)));
  if (found !== undefined || all.length === 1 || !asks)
    return found === undefined ? undefined : exactly(found);
  const names = metrics.map(({ name }) => name).join(', ');
  if (all.some(isUnsafe))
    throw new InputError(
      `${names}: the labels are ${shown.join(' and ')}, and none of them is 1 or true: say --per-class for both`,
    );
  const flags = all.map((label) => `--positive ${inShell(String(label))}`);
  throw new InputError(
    `${names}: the labels are ${shown.join(' and ')}, and none of them is 1 or true; say which one is positive, ${flags.join(' or ')} (--per-class shows both)`,
  );
}

/** The label as an option of a metric. Throws InputError for a label that a number cannot hold exactly. */
function exactly(label: string | number | bigint): string | number {
  if (!isUnsafe(label)) return typeof label === 'bigint' ? Number(label) : label;
  throw new InputError(
    `--positive: a whole number of 2^53 or more cannot be the positive label; got ${label} (--per-class shows all labels)`,
  );
}

const isUnsafe = (label: string | number | bigint): boolean =>
  typeof label === 'bigint' && !Number.isSafeInteger(Number(label));

/** A text, quoted for a shell. */
const inShell = (text: string): string =>
  /^[\w.,:@%+-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
