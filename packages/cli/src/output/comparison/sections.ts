import type { Compared, Comparison } from '../../results/comparison.ts';
import { groupLabel, label } from '../../results/label.ts';
import { figure, whole } from '../../results/numbers.ts';
import type { Section } from '../formats/section.ts';

/** A grid with a line for each number. `write` formats names. Groups with few rows are grey. */
export function comparisonSections(
  { results, by, isPaired }: Comparison,
  write: (name: string) => string,
  minRows: number,
): Section[] {
  const hasClasses = results.some(({ of }) => of !== undefined);
  const hasSides = results.some(({ onlyA }) => onlyA !== null);
  const hasGroups = by.length > 0;
  const total = results.filter(({ group }) => group === null).length;
  const few = results.flatMap(({ group, rows }, i) =>
    group !== null && rows < minRows ? [i] : [],
  );
  const groups = new Set(few.map((i) => JSON.stringify(results[i]!.group))).size;
  return [
    {
      head: [
        ...by.map((name) => write(label(name))),
        'metric',
        ...(hasClasses ? ['class'] : []),
        ...(isPaired ? ['A', 'B'] : ['baseline', 'now']),
        'difference',
        'low',
        'high',
        ...(hasSides ? ['only A', 'only B'] : []),
        'p',
        ...(hasGroups ? ['adjusted', 'better'] : []),
        'samples',
      ],
      lines: results.map((one) => [
        ...by.map((name, i) =>
          one.group ? write(groupLabel(one.group[name]!)) : i === 0 ? 'total' : '',
        ),
        write(label(one.metric)),
        ...(hasClasses ? [one.of === undefined ? '' : write(groupLabel(one.of))] : []),
        ...numbersOf(one),
        ...(hasSides ? [sideText(one.onlyA), sideText(one.onlyB)] : []),
        pText(one.p),
        ...(hasGroups ? [pText(one.adjusted), one.better?.toUpperCase() ?? ''] : []),
        whole(one.rows),
      ]),
      names: by.length + (hasClasses ? 2 : 1),
      totals: hasGroups ? total : 0,
      ...(few.length > 0 && {
        grey: new Set(few),
        note: `${groups === 1 ? '1 group has' : `${whole(groups)} groups have`} fewer than ${whole(minRows)} rows, so ${groups === 1 ? 'its values are' : 'their values are'} uncertain`,
      }),
    },
  ];
}

const numbersOf = ({ a, b, difference, low, high, class_name: kind }: Compared): string[] => [
  figure(a, kind),
  figure(b, kind),
  ...[difference, low, high].map((x) => signed(x, kind)),
];

/** A number with its sign. */
const signed = (x: number | null, kind: string): string =>
  `${x !== null && x > 0 ? '+' : ''}${figure(x, kind)}`;

const sideText = (n: number | null): string => (n === null ? '–' : whole(n));

const pText = (p: number | null): string =>
  p === null ? '–' : p < 0.0001 ? '<0.0001' : p.toFixed(4);
