import { probabilitiesIn, readsValues } from 'rightly/internal';
import type { DeclaredMetric } from '../reading/declared-metric.ts';

/** Advice for logits: the metrics that read probabilities, with the option that reads logits. */
export const forLogits = (metrics: readonly DeclaredMetric[]): string =>
  asked(
    metrics
      .filter((metric) => probabilitiesIn(metric).length > 0)
      .map((metric) => {
        const option = ['from_logits', 'threshold', 'thresholds'].find(
          (name) => name in metric.getConfig() && takes(metric, name),
        );
        return option && `${metric.name}:${option}=${option === 'from_logits' ? 'true' : '0'}`;
      }),
  ) ?? 'the predictions as probabilities: 1 / (1 + exp(-logit))';

/** Advice for probabilities: metrics in place of those that compare for equality. */
export const forProbabilities = (metrics: readonly DeclaredMetric[]): string =>
  asked(metrics.filter((metric) => readsValues(metric)).map(() => 'binary_accuracy'))!;

/** Whether the class accepts 0 or true for an option. */
function takes(metric: DeclaredMetric, option: string): boolean {
  const Class = metric.constructor as unknown as { fromConfig(config: object): unknown };
  try {
    Class.fromConfig({ ...metric.getConfig(), [option]: option === 'from_logits' ? true : 0 });
    return true;
  } catch {
    return false;
  }
}

/** The option `--metrics` with these metrics; undefined without metrics. */
function asked(named: readonly (string | undefined)[]): string | undefined {
  const known = [...new Set(named.filter((name) => name !== undefined))];
  return known.length === 0 ? undefined : `--metrics ${known.join(',')}`;
}
