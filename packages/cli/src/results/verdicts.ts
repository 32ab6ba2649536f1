import { losses } from '../reading/declared-metric.ts';
import type { Compared, Comparison } from './comparison.ts';
import { groupLabel, label } from './label.ts';
import { figure, whole } from './numbers.ts';

/** A sentence for each metric of a comparison. With groups, another sentence about the groups that differ. */
export function verdicts({ results, by, isPaired }: Comparison): string[] {
  const names = isPaired ? { a: 'A', b: 'B' } : { a: 'the baseline', b: 'the new model' };
  const totals = results.filter(({ group }) => group === null);
  return totals.flatMap((total) => {
    const own = results.filter(
      ({ group, metric, of }) => group !== null && metric === total.metric && of === total.of,
    );
    const sentence = `${nameOf(total)}: ${verdict(total, names)}`;
    return [sentence].concat(by.length === 0 ? [] : ofGroups(total, own, names));
  });
}

/** The names of the models in sentences. */
type Names = Readonly<Record<'a' | 'b', string>>;

export const nameOf = ({ metric, of }: Pick<Compared, 'metric' | 'of'>): string =>
  of === undefined ? label(metric) : `${label(metric)}{${groupLabel(of)}}`;

function verdict(one: Compared, names: Names): string {
  const { better, p, reason, difference, standardError, direction } = one;
  if (difference === null) return 'there is nothing to compare';
  if (reason !== undefined) return `no interval, so a difference cannot be detected; ${reason}`;
  if (better !== null) return `${names[better]} is better${p === null ? '' : ` (${shownP(p)})`}`;
  if (standardError === 0)
    return difference === 0
      ? 'both models score the same on each row'
      : 'the models differ by the same amount on each row';
  if (direction === undefined) return `neither direction is better (${shownP(p!)})`;
  return `no difference detected; with these rows, ${sizeOf(one)} or more could be detected`;
}

/** `p = 0.004`, or `p < 0.0001`. */
export const shownP = (p: number): string =>
  p < 0.0001 ? 'p < 0.0001' : `p = ${Number(p.toPrecision(2))}`;

/** A difference in words. Differences of shares are in percentage points. */
function sizeOf({ minimumDetectable: size, class_name: kind, a, b }: Compared): string {
  const isShare = !losses.has(kind) && [a, b].every((value) => value! >= 0 && value! <= 1);
  return isShare ? `${Number((size! * 100).toPrecision(2))} points` : figure(size, kind);
}

/** The sentence about the groups in which either model is better. */
function ofGroups(total: Compared, groups: readonly Compared[], names: Names): string[] {
  const known = groups.filter(({ adjusted }) => adjusted !== null).length;
  if (known === 0) return [];
  const found = (better: 'a' | 'b'): string => {
    const own = groups.filter((one) => one.better === better);
    const few = own.slice(0, 5).map(({ group }) =>
      Object.values(group!)
        .map((value) => groupLabel(value))
        .join(', '),
    );
    return own.length === 0
      ? 'none'
      : `${whole(own.length)} (${few.join('; ')}${own.length > few.length ? '; …' : ''})`;
  };
  return total.direction === undefined
    ? []
    : [
        `${nameOf(total)}: of ${whole(known)} groups ${names.b} is better in ${found('b')}, and ${names.a} in ${found('a')}; p-values are adjusted for ${whole(known)} groups`,
      ];
}
