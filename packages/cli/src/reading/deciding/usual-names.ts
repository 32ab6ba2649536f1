/** The usual names of columns of truth, predictions and weights. */
export const usualNames = {
  yTrue: [
    'y_true',
    'label',
    'labels',
    'target',
    'targets',
    'truth',
    'true',
    'true_label',
    'true_class',
    'y',
    'class',
    'actual',
    'expected',
    'gold',
    'gold_label',
    'ground_truth',
    'reference',
    'y_test',
    'obs',
    'observed',
    'gt',
  ],
  yPred: [
    'y_pred',
    'pred',
    'predict',
    'prediction',
    'predictions',
    'predicted',
    'predicted_label',
    'pred_label',
    'predicted_class',
    'pred_class',
    'guess',
    'y_hat',
    'y_prob',
    'y_proba',
    'y_score',
    'y_pred_proba',
    'pred_prob',
    'pred_proba',
    'pred_score',
    'predicted_probability',
    'decision_function',
    'scored_labels',
    'scored_probabilities',
    'probs',
    'proba',
    'probabilities',
    'probability',
    'prob',
    'scores',
    'score',
    'logits',
    'logit',
    'output',
    'model_output',
    'p',
  ],
  sampleWeight: ['sample_weight', 'sample_weights', 'weight', 'weights'],
} as const;

/** Names of a prediction beside a column of truth. Without such a column they may be the truth. */
export const answers: readonly string[] = ['answer'];

/** A name in the form for comparison: `Predicted Label`, `predicted-label` and `.pred_class` are spellings of usual names. */
export const plainName = (name: string): string =>
  name
    .toLowerCase()
    .replace(/^\./, '')
    .replace(/(?<=[a-z0-9])[\s_-]+(?=[a-z0-9])/g, '');

/** The words of a name. */
const wordsOf = (name: string): string[] =>
  name
    .replace(/^\./, '')
    .toLowerCase()
    .split(/[\s_-]+/)
    .filter((word) => word !== '');

/** Whether a name is one of `names` in any spelling: `yPred` is `y_pred`, but `prob_a` is not `proba`. */
export function isOneOf(names: readonly string[]): (name: string) => boolean {
  const spelt = new Set(names.map((name) => wordsOf(name).join(' ')));
  const joined = new Set(names.map((name) => wordsOf(name).join('')));
  return (name) => {
    const words = wordsOf(name);
    return spelt.has(words.join(' ')) || (words.length === 1 && joined.has(words[0]!));
  };
}
