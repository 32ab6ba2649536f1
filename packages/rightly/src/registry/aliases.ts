import { plain } from '../core/nearest.ts';

/** The meaning of a name: a class, and a part of its configuration. */
type Meaning = readonly [className: string, config?: Readonly<Record<string, unknown>>];

/** `f1_macro` and similar names: the score of each class, averaged. */
const averaged = (name: string, className: string): [string, Meaning][] =>
  ['micro', 'macro', 'weighted'].map((average) => [
    `${name}_${average}`,
    [className, { average, name: `${name}_${average}` }],
  ]);

/** Short names, old names, and names of scikit-learn. Keras has none of them with another meaning. */
const meanings: ReadonlyMap<string, Meaning> = new Map<string, Meaning>([
  ['acc', ['Accuracy']],
  ['accuracy_score', ['Accuracy']],
  ['average_precision_score', ['AveragePrecision']],
  ['balanced_accuracy_score', ['BalancedAccuracy']],
  ['bce', ['BinaryCrossentropy']],
  ['brier', ['BrierScore']],
  ['brier_score_loss', ['BrierScore']],
  ['cohen_kappa_score', ['CohenKappa']],
  ['cosine', ['CosineSimilarity']],
  ['cosine_proximity', ['CosineSimilarity']],
  ['ece', ['ExpectedCalibrationError']],
  ['f1', ['F1Score']],
  ['jaccard', ['BinaryIoU', { name: 'jaccard', target_class_ids: [1] }]],
  ['jaccard_score', ['BinaryIoU', { name: 'jaccard_score', target_class_ids: [1] }]],
  ['kappa', ['CohenKappa']],
  ['kld', ['KLDivergence']],
  ['kullback_leibler_divergence', ['KLDivergence']],
  ['log_loss', ['BinaryCrossentropy']],
  ['mae', ['MeanAbsoluteError']],
  ['mape', ['MeanAbsolutePercentageError']],
  ['matthews_corrcoef', ['MatthewsCorrelation']],
  ['mcc', ['MatthewsCorrelation']],
  ['mse', ['MeanSquaredError']],
  ['msle', ['MeanSquaredLogarithmicError']],
  ['precision_score', ['Precision']],
  ['r2', ['R2Score']],
  ['recall_score', ['Recall']],
  ['rmse', ['RootMeanSquaredError']],
  ['roc_auc', ['AUC', { name: 'roc_auc', exact: true }]],
  ['roc_auc_score', ['AUC', { name: 'roc_auc_score', exact: true }]],
  ['sensitivity', ['Recall']],
  ['top_k_accuracy', ['SparseTopKCategoricalAccuracy', { name: 'top_k_accuracy', k: 2 }]],
  [
    'top_k_accuracy_score',
    ['SparseTopKCategoricalAccuracy', { name: 'top_k_accuracy_score', k: 2 }],
  ],
  ...averaged('f1', 'F1Score'),
  ...averaged('precision', 'Precision'),
  ...averaged('recall', 'Recall'),
]);

const bySpelling = new Map(Array.from(meanings, ([name, meaning]) => [plain(name), meaning]));

export const aliasNames: readonly string[] = [...meanings.keys()];

/** The meaning of a name in any spelling. Undefined for the own name of a class. */
export const meaningOf = (name: string): Meaning | undefined => bySpelling.get(plain(name));
