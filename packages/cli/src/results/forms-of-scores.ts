import { probabilitiesIn, readsValues } from 'rightly/internal';
import type { DeclaredMetric } from '../reading/declared-metric.ts';

/** The metrics that take predictions for probabilities, with the option that takes them for logits. */
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

/** What judges a probability, in place of the metrics that ask whether two values are equal. */
export const forProbabilities = (metrics: readonly DeclaredMetric[]): string =>
  asked(metrics.filter((metric) => readsValues(metric)).map(() => 'binary_accuracy'))!;

/** Whether the class takes 0, or true, for an option. */
function takes(metric: DeclaredMetric, option: string): boolean {
  const Class = metric.constructor as unknown as { fromConfig(config: object): unknown };
  try {
    Class.fromConfig({ ...metric.getConfig(), [option]: option === 'from_logits' ? true : 0 });
    return true;
  } catch {
    return false;
  }
}

/** The flag that asks for these metrics; undefined where there are none. */
function asked(named: readonly (string | undefined)[]): string | undefined {
  const known = [...new Set(named.filter((name) => name !== undefined))];
  return known.length === 0 ? undefined : `--metrics ${known.join(',')}`;
}
