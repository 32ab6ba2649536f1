import { plain } from 'rightly/internal';
import { InputError } from '../process/errors.ts';

/** The option of a bar. Values below a bar of `--fail-under` miss it, and values above a bar of `--fail-over`. */
export type BarOption = '--fail-under' | '--fail-over';

/**
 * A bar: `METRIC=V` for the total, `METRIC[GROUP]=V` for one group, `METRIC[*]=V` for each. GROUP is the group's values with commas
 * between them. Where several groups are called so, quotes tell them apart, as in messages: `METRIC["a,b",c]=V`, `METRIC["null"]=V`.
 * Of a metric with several numbers, braces say which: `METRIC{CLASS}=V`, `METRIC{CLASS}[GROUP]=V`, `METRIC{*}=V`.
 */
export interface Bar {
  readonly option: BarOption;
  readonly metric: string;
  /** The class, or the threshold. */
  readonly of: string | undefined;
  readonly group: string | undefined;
  readonly limit: number;
  /** The end of the interval that is compared with the limit; undefined for the value itself. */
  readonly confident?: 'low' | 'high' | undefined;
}

/** Which of these metrics a name in any spelling is for; the name itself where there is none, or one of that very name. */
export const calledAs = (name: string, names: readonly string[]): string =>
  names.includes(name) ? name : (names.find((one) => plain(one) === plain(name)) ?? name);

interface Given {
  readonly failUnder: readonly string[];
  readonly failOver: readonly string[];
  readonly confident?: 'low' | 'high' | undefined;
}

export function parseBars({ failUnder, failOver, confident }: Given): Bar[] {
  const bars = [
    ...failUnder.map((text) => parseBar('--fail-under', text)),
    ...failOver.map((text) => parseBar('--fail-over', text)),
  ];
  if (confident !== undefined && bars.length === 0)
    throw new InputError(
      '--confident says which end of an interval a bar is compared with: say --fail-under or --fail-over as well',
    );
  return confident === undefined ? bars : bars.map((bar) => Object.assign({}, bar, { confident }));
}

function parseBar(option: BarOption, text: string): Bar {
  const [, metric, of, group, value = ''] =
    /^([^=[{]+)(?:\{(.*)\})?(?:\[(.*)\])?=([^=]+)$/s.exec(text) ?? [];
  const limit = Number(value);
  if (metric === undefined || !Number.isFinite(limit) || value.trim() === '')
    throw new InputError(
      `${option} must be METRIC=VALUE, METRIC[GROUP]=VALUE, METRIC[*]=VALUE or METRIC{CLASS}=VALUE; got ${JSON.stringify(text)}`,
    );
  return { option, metric: metric.trim(), of, group, limit };
}
