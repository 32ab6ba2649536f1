import { InputError, quote } from '../process/errors.ts';
import type { Compared, Comparison } from './comparison.ts';

/** When a comparison fails. */
export interface FailIf {
  readonly failIf?: 'worse' | 'not-better' | undefined;
  /** How much worse the new model may be. */
  readonly margin?: number | undefined;
}

/** Throws InputError for a margin that is none. */
export function parseMargin(text: string): number {
  const isPercent = /%\s*$/.test(text);
  const number = Number(isPercent ? text.replace(/\s*%\s*$/, '') : text);
  const margin = isPercent ? number / 100 : number;
  if (text.trim() === '' || !(margin >= 0 && margin < Infinity))
    throw new InputError(`--margin must be a number of at least 0; got ${quote(text)}`);
  return margin;
}

/** Throws InputError for a margin that says nothing. */
export function checkFailIf({ failIf, margin }: FailIf): void {
  if (margin !== undefined && failIf !== 'worse')
    throw new InputError(
      '--margin is how much worse the new model may be: say --fail-if worse as well',
    );
}

/** A line for each number of all rows together that fails. Throws InputError for a metric of which neither more nor less is better. */
export function failures({ results, isPaired }: Comparison, given: FailIf): string[] {
  const { failIf } = given;
  if (failIf === undefined) return [];
  const totals = results.filter(({ group }) => group === null);
  const aimless = totals.find(({ direction }) => direction === undefined);
  if (aimless)
    throw new InputError(
      `--fail-if: of ${aimless.metric} neither more nor less is better; leave it out of --metrics`,
    );
  const name = isPaired ? 'B' : 'the new model';
  return totals.flatMap((one) => {
    const found = failure(one, given, name);
    const of = one.of === undefined ? '' : `{${one.of}}`;
    return found === undefined ? [] : [`${one.metric}${of}: ${found}`];
  });
}

function failure(
  { better, direction, difference, low, high, reason }: Compared,
  { failIf, margin }: FailIf,
  name: string,
): string | undefined {
  const ends =
    low === null
      ? `there is no interval: ${reason}`
      : `the difference is ${difference}, with an interval from ${low} to ${high}`;
  if (failIf === 'not-better') return better === 'b' ? undefined : `${name} is not better; ${ends}`;
  if (margin === undefined) return better === 'a' ? `${name} is worse; ${ends}` : undefined;
  const worst = low === null ? -Infinity : direction === 'up' ? low : -high!;
  return worst > -margin ? undefined : `${name} can be worse by ${margin} or more; ${ends}`;
}
