import { InputError } from '../process/errors.ts';
import { plain } from 'rightly/internal';

/** The option of a requirement. A value must be at least the limit of `--fail-under`, and at most the limit of `--fail-over`. */
export type RequirementOption = '--fail-under' | '--fail-over';

/**
 * A requirement for a value: `METRIC=V` for the total, `METRIC[GROUP]=V` for one group, `METRIC[*]=V` for each group. GROUP is the values of the
 * group with commas between them. Quotes distinguish groups with similar names, as in messages: `METRIC["a,b",c]=V`, `METRIC["null"]=V`.
 * Braces choose a number of a metric with several numbers: `METRIC{CLASS}=V`, `METRIC{CLASS}[GROUP]=V`, `METRIC{*}=V`.
 */
export interface Requirement {
  readonly option: RequirementOption;
  readonly metric: string;
  /** The class, or the threshold. */
  readonly of: string | undefined;
  readonly group: string | undefined;
  readonly limit: number;
  /** The end of the interval that is compared with the limit; undefined for the value itself. */
  readonly confident?: 'low' | 'high' | undefined;
}

/** The metric that a name in any spelling means; the name itself if a metric has exactly this name, or if no metric matches. */
export const calledAs = (name: string, names: readonly string[]): string =>
  names.includes(name) ? name : (names.find((one) => plain(one) === plain(name)) ?? name);

interface Given {
  readonly failUnder: readonly string[];
  readonly failOver: readonly string[];
  readonly confident?: 'low' | 'high' | undefined;
}

export function parseRequirements({ failUnder, failOver, confident }: Given): Requirement[] {
  const requirements = [
    ...failUnder.map((text) => parseRequirement('--fail-under', text)),
    ...failOver.map((text) => parseRequirement('--fail-over', text)),
  ];
  if (confident !== undefined && requirements.length === 0)
    throw new InputError(
      '--confident chooses the end of an interval that --fail-under and --fail-over judge: say one of these as well',
    );
  return confident === undefined
    ? requirements
    : requirements.map((requirement) => Object.assign({}, requirement, { confident }));
}

function parseRequirement(option: RequirementOption, text: string): Requirement {
  const [, metric, of, group, value = ''] =
    /^([^=[{]+)(?:\{(.*)\})?(?:\[(.*)\])?=([^=]+)$/s.exec(text) ?? [];
  const limit = Number(value);
  if (metric === undefined || !Number.isFinite(limit) || value.trim() === '')
    throw new InputError(
      `${option} must be METRIC=VALUE, METRIC[GROUP]=VALUE, METRIC[*]=VALUE or METRIC{CLASS}=VALUE; got ${JSON.stringify(text)}`,
    );
  return { option, metric: metric.trim(), of, group, limit };
}
