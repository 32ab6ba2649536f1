import type { Checked } from '../core/finite.ts';
import { BatchMean, type MeanSum, type MeanSums } from '../core/mean.ts';
import { type AnyMeanMetric, DeclaredMean } from '../core/declared-mean.ts';
import type { AnyMetric } from '../core/members.ts';
import type { Metric } from '../core/metric.ts';
import type { Averaged, Counted, Member } from '../core/scan.ts';
import { addParts, type Parts, type Sums } from '../core/state.ts';

/* Metrics in training accept values that are not finite. A model that diverges shows NaN in its logs, as in Keras, and goes on. */

/** Also averages values that the checks of the metric refuse. */
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

/** A view of a metric without its checks, for engines. */
export const lenientView = (metric: AnyMeanMetric): Averaged & Pick<Metric, 'at' | 'name'> => {
  const { name, expression, counted, reduction, checked, means, read } = metric as AnyMeanMetric &
    Pick<Averaged, 'read'>;
  const at = (method: string): string => metric.at(method);
  const own = checked && lenient(checked);
  return { name, at, expression, counted, reduction, read, means, checked: own };
};

/** The part of a metric that a scan counts, without the metric's checks. */
export const lenientMember = (metric: AnyMetric & { readonly member: Member }): Member =>
  metric instanceof DeclaredMean ? lenientView(metric) : lenientCount(metric.member as Counted);

const lenientCount = (member: Counted): Counted => ({
  kinds: member.kinds,
  count: (batch, options, what) => member.count(batch, options, what, true),
});

/** The parts of a metric with these sums added. A value that was not finite makes the result NaN from then on. */
export const withAdded = (metric: AnyMetric, sums: Sums<string>): Parts =>
  metric instanceof DeclaredMean
    ? meanWithAdded(metric, sums as MeanSums)
    : allWithAdded(metric, sums);

function allWithAdded(metric: AnyMetric, sums: Sums<string>): Parts {
  const what = metric.at('updateState');
  try {
    return metric.plus([sums], what) as Parts;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    // The sums are added without the checks of the metric. The next update adds them in the same way.
    const parts = Object.entries(metric.parts as Parts);
    return Object.fromEntries(
      parts.map(([name, part]) => [name, addParts(part, sums(name), what, name)]),
    );
  }
}

/** Adds sums to a mean of any class. */
export function addToMean(metric: Metric<MeanSum>, sums: MeanSums): void {
  metric.become(meanWithAdded(metric, sums));
}

function meanWithAdded(metric: Metric<MeanSum>, sums: MeanSums): Parts<MeanSum> {
  const { total, count } = metric.state;
  const [[moreTotal], [moreCount]] = [sums('total'), sums('count')];
  return Number.isFinite(total + moreTotal)
    ? metric.plus([sums], metric.at('updateState'))
    : { ...metric.parts, total: [total + moreTotal, 0], count: [count + moreCount, 0] };
}
