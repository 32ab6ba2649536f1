import type { ReportData } from '../data.ts';
import { html, type Html } from '../text/html.ts';
import { count, figure, interval, percent } from '../text/numbers.ts';

/** The headline: the metrics with their intervals, the number of rows, and the accuracy of a constant prediction. */
export function headline({
  title,
  rows,
  effectiveRows,
  level,
  headlines,
  constant,
}: ReportData): Html {
  const confidence = percentOf(level);
  return html`<header>
    <h1>${title}</h1>
    <dl class="headlines">
      ${headlines.map(
        (h) =>
          html`<div>
            <dt>${h.metric}</dt>
            <dd>
              <strong>${figure(h.value)}</strong>${
                h.low === null
                  ? null
                  : html` <span>${interval(h)}<span class="unseen"> at ${confidence}</span></span>`
              }
            </dd>
          </div>`,
      )}
    </dl>
    <p>
      ${count(rows)}
      ${rows === 1 ? 'row' : 'rows'}.${
        effectiveRows === null || Math.round(effectiveRows) === rows
          ? null
          : html` With their weights, they carry as much information as
            ${count(Math.round(effectiveRows))} rows of equal weight.`
      }${headlines.some(({ low }) => low !== null) ? html` The ranges are intervals at ${confidence}.` : null}${
        constant === null
          ? null
          : html` A model that always says <b><bdi>${constant.name}</bdi></b> reaches an accuracy of
              ${figure(constant.accuracy)}.`
      }
    </p>
  </header> `;
}

const percentOf = (level: number): string => percent(level).replace('.0', '');
