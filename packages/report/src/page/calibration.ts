import { reliabilityDiagram } from '../pictures/reliability.ts';
import { count, figure as number, interval } from '../text/numbers.ts';
import { figure } from './figure.ts';
import type { MakeSection } from './section.ts';
import { table } from './table.ts';

/** Whether the confidence can be trusted. */
export const calibrationSection: MakeSection = ({ calibration }, document) => {
  if (calibration === null) return null;
  const { bins, error, brier } = calibration;
  return {
    id: 'calibration',
    title: 'Confidence',
    body: figure({
      id: 'reliability',
      title: 'Reliability diagram',
      sentence: `How often the model is right where it is so confident; the bands are Clopper-Pearson intervals. On the dashed line confidence can be trusted; below it the model is too confident. The expected calibration error is ${number(error)}${
        brier === null ? '' : `, the Brier score ${number(brier)}`
      }. Below, how many rows have which confidence.`,
      picture: reliabilityDiagram(calibration, { document }),
      numbers: table(
        'Confidence and what is right',
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
