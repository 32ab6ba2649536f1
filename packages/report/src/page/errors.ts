import { errorBySize } from '../pictures/error-by-size.ts';
import { errorHistogram } from '../pictures/error-histogram.ts';
import { predictedAgainstTrue } from '../pictures/predicted-against-true.ts';
import { html } from '../text/html.ts';
import { count, figure as number } from '../text/numbers.ts';
import { figure } from './figure.ts';
import type { MakeSection } from './section.ts';
import { table } from './table.ts';

/** The most cells in the table; those with the most rows are shown. */
const CELLS = 200;

/** The section about the errors of a regression. */
export const errorsSection: MakeSection = ({ errors }, document) => {
  if (errors === null) return null;
  const { bins, cells, bySize } = errors;
  const heaviest = [...cells].sort((a, b) => b.weight - a.weight).slice(0, CELLS);
  return {
    id: 'errors',
    title: 'Errors',
    body: html`${figure({
      id: 'error-histogram',
      title: 'Histogram of the errors',
      sentence:
        'The number of rows for each error, which is prediction minus truth: right of 0 the prediction is too high. The axis is logarithmic on both sides of 0.',
      picture: errorHistogram(errors, { document }),
      numbers: table(
        'Rows by error',
        [...BOUNDS, { label: 'Rows', isNumber: true }],
        bins
          .filter(({ weight }) => weight > 0)
          .map(({ from, to, weight }) => [number(from), number(to), count(weight)]),
      ),
    })}${figure({
      id: 'predicted-true',
      title: 'Predicted against true',
      sentence:
        'The number of rows for each true number and prediction; a stronger colour means more rows. On the dashed line the two are equal.',
      picture: predictedAgainstTrue(errors, { document }),
      numbers: table(
        heaviest.length < cells.length
          ? `The ${CELLS} cells with most rows`
          : 'Rows by true number and prediction',
        ['True from', 'to', 'Predicted from', 'to', 'Rows'].map((label) => ({
          label,
          isNumber: true,
        })),
        heaviest.map(({ truth, prediction, weight }) => [
          number(truth[0]),
          number(truth[1]),
          number(prediction[0]),
          number(prediction[1]),
          count(weight),
        ]),
      ),
    })}${figure({
      id: 'error-size',
      title: 'Error by size',
      sentence: 'The mean absolute error of rows by their true number.',
      picture: errorBySize(errors, { document }),
      numbers: table(
        'Mean absolute error by true number',
        [
          ...BOUNDS,
          { label: 'Rows', isNumber: true },
          { label: 'Mean absolute error', isNumber: true },
        ],
        bySize.map(({ from, to, weight, meanError }) => [
          number(from),
          number(to),
          count(weight),
          number(meanError),
        ]),
      ),
    })}`,
  };
};

const BOUNDS = ['From', 'to'].map((label) => ({ label, isNumber: true }));
