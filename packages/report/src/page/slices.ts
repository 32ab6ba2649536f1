import { slices } from '../pictures/slices.ts';
import { html } from '../text/html.ts';
import { count, figure as number, interval } from '../text/numbers.ts';
import { figure } from './figure.ts';
import type { MakeSection } from './section.ts';
import { table } from './table.ts';

/** The most groups in a picture; the worst ones are drawn. */
const DOTS = 40;

/** The section about groups of rows. */
export const slicesSection: MakeSection = ({ slices: list, headlines }, document) => {
  if (list.length === 0) return null;
  return {
    id: 'slices',
    title: 'Groups of rows',
    body: html`${list.map((figures, i) => {
      const { column, metric, groups, minRows } = figures;
      const reference = headlines.find((h) => h.metric === metric)?.value ?? null;
      const worst = groups.slice(0, DOTS);
      return figure({
        id: `slice-${i + 1}`,
        title: `${metric} by ${column}`,
        sentence: [
          worst.length < groups.length
            ? `The ${DOTS} worst of ${count(groups.length)} groups with their intervals, the worst first.`
            : 'Each group with its interval, the worst first.',
          ...(reference === null ? [] : ['The dashed line is the value over all rows.']),
          ...(groups.some(({ differs }) => differs)
            ? [
                'Diamonds differ significantly from the other rows, after correction for the number of groups.',
              ]
            : groups.some(({ differs }) => differs !== null)
              ? [
                  'No group differs significantly from the other rows, after correction for the number of groups.',
                ]
              : []),
          ...(groups.some(({ rows }) => rows < minRows)
            ? [`Grey rings have fewer than ${count(minRows)} rows.`]
            : []),
        ].join(' '),
        picture: slices({ ...figures, groups: worst }, { document, reference }),
        numbers: table(
          `${metric} by ${column}, the worst first`,
          [
            { label: column },
            ...[metric, 'Interval', 'Rows'].map((label) => ({ label, isNumber: true })),
            { label: 'Differs' },
          ],
          groups.map((group) => [
            group.name,
            number(group.value),
            interval(group),
            count(group.rows),
            group.differs === null ? '–' : group.differs ? 'yes' : 'no',
          ]),
        ),
      });
    })}`,
  };
};
