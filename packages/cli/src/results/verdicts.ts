import { losses } from '../reading/declared-metric.ts';
import type { Compared, Comparison } from './comparison.ts';
import { groupLabel, label } from './label.ts';
import { figure, whole } from './numbers.ts';

/** What the comparison says, a sentence for each metric; with groups a sentence for those that differ, too. */
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

/** What the models are called in sentences. */
type Names = Readonly<Record<'a' | 'b', string>>;

export const nameOf = ({ metric, of }: Pick<Compared, 'metric' | 'of'>): string =>
  of === undefined ? label(metric) : `${label(metric)}{${groupLabel(of)}}`;

function verdict(one: Compared, names: Names): string {
  const { better, p, reason, difference, standardError, direction } = one;
  if (difference === null) return 'there is nothing to compare';
  if (reason !== undefined) return `no interval, so no difference can be told; ${reason}`;
  if (better !== null) return `${names[better]} is better${p === null ? '' : ` (${shownP(p)})`}`;
  if (standardError === 0)
    return difference === 0
      ? 'both models do alike on each row'
      : 'the models differ by the same amount on each row';
  if (direction === undefined) return `the difference has no better side (${shownP(p!)})`;
  return `no difference can be told; these rows could show ${sizeOf(one)} or more`;
}

/** p = 0.004, or below what anybody reads. */
export const shownP = (p: number): string =>
  p < 0.0001 ? 'p < 0.0001' : `p = ${Number(p.toPrecision(2))}`;

/** Shares are said in points, of which 1 has 100. */
function sizeOf({ minimumDetectable: size, class_name: kind, a, b }: Compared): string {
  const isShare = !losses.has(kind) && [a, b].every((value) => value! >= 0 && value! <= 1);
  return isShare ? `${Number((size! * 100).toPrecision(2))} points` : figure(size, kind);
}

/** How many groups got better, and how many worse. */
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
