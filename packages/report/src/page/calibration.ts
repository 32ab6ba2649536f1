import { reliabilityDiagram } from '../pictures/reliability.ts';
import { count, figure as number, interval } from '../text/numbers.ts';
import { figure } from './figure.ts';
import type { MakeSection } from './section.ts';
import { table } from './table.ts';

/** The section about calibration. */
export const calibrationSection: MakeSection = ({ calibration }, document) => {
  if (calibration === null) return null;
  const { bins, error, brier } = calibration;
  return {
    id: 'calibration',
    title: 'Confidence',
    body: figure({
      id: 'reliability',
      title: 'Reliability diagram',
      sentence: `The share of right rows for each confidence; the bands are Clopper-Pearson intervals. On the dashed line the confidence is correct; below the line the model is too confident. The expected calibration error is ${number(error)}${
        brier === null ? '' : `, the Brier score ${number(brier)}`
      }. The lower picture shows the number of rows for each confidence.`,
      picture: reliabilityDiagram(calibration, { document }),
      numbers: table(
        'Confidence and share of right rows',
        ['Confidence', 'Rows', 'Mean confidence', 'Right', 'Interval'].map((label) => ({
          label,
          isNumber: true,
        })),
        bins.map((bin) => [
          `${number(bin.from)} to ${number(bin.to)}`,
          count(bin.weight),
          bin.weight > 0 ? number(bin.confidence) : '–',
          number(bin.right.value),
          interval(bin.right),
        ]),
      ),
    }),
  };
};
