import { InputError, quote } from '../process/errors.ts';
import type { Compared, Comparison } from './comparison.ts';
import type { Verdict } from './judge-requirements.ts';

/** The requirement for a comparison. */
export interface FailIf {
  readonly failIf?: 'worse' | 'not-better' | undefined;
  /** How much worse the new model may be. */
  readonly margin?: number | undefined;
}

/** Parses `--margin`. */
export function parseMargin(text: string): number {
  const isPercent = /%\s*$/.test(text);
  const number = Number(isPercent ? text.replace(/\s*%\s*$/, '') : text);
  const margin = isPercent ? number / 100 : number;
  if (text.trim() === '' || !(margin >= 0 && margin < Infinity))
    throw new InputError(`--margin must be a number of at least 0; got ${quote(text)}`);
  return margin;
}

/** Throws InputError for a margin without `--fail-if worse`. */
export function checkFailIf({ failIf, margin }: FailIf): void {
  if (margin !== undefined && failIf !== 'worse')
    throw new InputError(
      '--margin is how much worse the new model may be: say --fail-if worse as well',
    );
}

/** A verdict for each number of the total. Throws InputError for a metric without a better direction. */
export function judgeDifferences({ results, isPaired }: Comparison, given: FailIf): Verdict[] {
  const { failIf, margin } = given;
  if (failIf === undefined) return [];
  const totals = results.filter(({ group }) => group === null);
  const undirected = totals.find(({ direction }) => direction === undefined);
  if (undirected)
    throw new InputError(
      `--fail-if: neither a higher nor a lower ${undirected.metric} is better; leave it out of --metrics`,
    );
  const model = isPaired ? 'B' : 'the new model';
  const requirement =
    failIf === 'not-better'
      ? 'must be better'
      : margin === undefined
        ? 'must not be worse'
        : `must be less than ${margin} worse`;
  return totals.map((one) => {
    const of = one.of === undefined ? '' : `{${one.of}}`;
    const name = `${one.metric}${of}: ${model} ${requirement}`;
    return { name, failure: isMet(one, given) ? undefined : `${name}; ${foundIn(one)}` };
  });
}

const foundIn = ({ difference, low, high, reason }: Compared): string =>
  low === null
    ? `there is no interval, because ${reason}`
    : `the difference is ${short(difference!)}, with an interval from ${short(low)} to ${short(high!)}`;

const short = (x: number): number => Number(x.toPrecision(7));

function isMet({ better, direction, low, high }: Compared, { failIf, margin }: FailIf): boolean {
  if (failIf === 'not-better') return better === 'b';
  if (margin === undefined) return better !== 'a';
  return low !== null && (direction === 'up' ? low : -high!) > -margin;
}
