import type { Checked } from '../core/finite.ts';
import { BatchMean, type MeanSum } from '../core/mean.ts';
import type { AnyMeanMetric } from '../core/mean-metric.ts';
import type { Metric } from '../core/metric.ts';
import type { Averaged } from '../core/scan.ts';
import type { Sums } from '../core/state.ts';

/* A model that diverges shows NaN in its logs, as in Keras, and goes on; a metric by itself refuses what is no finite number. */

/** Averages what the metric by itself would refuse. */
const lenient = ({ evaluateAll, Mean }: Checked): Checked => ({
  isLenient: true,
  evaluateAll,
  Mean: class extends Mean {
    override add(...block: Parameters<BatchMean['add']>): void {
      try {
        super.add(...block);
      } catch (error) {
        if (!(error instanceof RangeError)) throw error;
        BatchMean.prototype.add.apply(this, block);
      }
    }
  },
});

/** What engines need of a metric, without its refusals. */
export const lenientView = (metric: AnyMeanMetric): Averaged & Pick<Metric, 'at' | 'name'> => {
  const { name, expression, counted, reduction, checked, read } = metric as AnyMeanMetric &
    Pick<Averaged, 'read'>;
  const at = (method: string): string => metric.at(method);
  const own = checked && lenient(checked);
  return { name, at, expression, counted, reduction, read, checked: own };
};

/** Adds to a metric; what is no finite number it shows from then on. */
export function add(metric: Metric<MeanSum>, sums: Sums<MeanSum>): void {
  const { total, count } = metric.state;
  const [[moreTotal], [moreCount]] = [sums('total'), sums('count')];
  metric.become(
    Number.isFinite(total + moreTotal)
      ? metric.plus([sums], metric.at('updateState'))
      : { total: total + moreTotal, count: count + moreCount },
  );
}
