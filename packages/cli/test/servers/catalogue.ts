import { isDeepStrictEqual } from 'node:util';
import { evaluate, type Report } from '../command.ts';

/** A name, the predicted name, a label, the predicted label, a truth of 0 or 1, its probability, the weight of the row, and its group. */
const rows = [
  ['cat', 'cat', 0, 0, 1, 0.75, 1, 'x'],
  ['cat', 'dog', 0, 1, 0, 0.5, 0.5, 'x'],
  ['dog', 'dog', 1, 1, 1, 0.25, 2, 'x'],
  ['dog', 'bird', 1, 2, 0, 0.25, 1, 'y'],
  ['1', '1', 2, 2, 1, 1, 0.25, 'y'],
  ['constructor', 'cat', 2, 0, 0, 0, 0, 'y'],
] as const;

const names = ['name', 'called', 'label', 'guess', 'so', 'chance', 'weighs', 'part'];

/** Scores of three classes for each row. Floats hold them exactly. */
const scores = [
  [0.5, 0.25, 0.25],
  [0.25, 0.5, 0.25],
  [0.125, 0.625, 0.25],
  [0.25, 0.25, 0.5],
  [0.25, 0, 0.75],
  [0.75, 0.125, 0.125],
] as const;

/** The rows in every engine's SQL. */
const query = rows
  .map((row, r) => {
    const values = row.map((value) => (typeof value === 'string' ? `'${value}'` : value));
    const columns = [
      ...values.map((value, i) => `${value} AS ${names[i]!}`),
      ...scores[r]!.map((score, i) => `${score} AS s${i}`),
    ];
    return `SELECT ${columns.join(', ')}`;
  })
  .join(' UNION ALL ');

const questions = [
  '--y-true name --y-pred called --metrics f1_score,f1_score:average=macro,name=macro,accuracy',
  '--y-true label --y-pred guess --metrics fbeta_score:beta=2,mean_io_u:num_classes=3',
  '--y-true so --y-pred chance --metrics auc,precision:thresholds=[0.25,0.6],false_positives,recall_at_precision:precision=0.5',
  '--y-true name --y-pred called --per-class --metrics confusion_matrix,mcc,mean_io_u',
  '--y-true label --y-pred guess --positive 1 --metrics precision,specificity,f1_score,cohen_kappa',
  '--y-true so --y-pred chance --per-class --metrics roc_auc,average_precision,brier_score,ece,balanced_accuracy',
  '--y-true label --y-pred s0,s1,s2 --per-class --metrics roc_auc,auc,average_precision,specificity,brier_score',
];
const ways = ['', '--by part --sample-weight weighs'];

/** The questions about a few rows for which an engine and DuckDB have different reports. */
export async function differences(url: string): Promise<unknown[]> {
  const found = [];
  for (const question of questions)
    for (const way of ways) {
      const args = ['--query', query, ...`${question} ${way}`.trim().split(' ')];
      const [own, other] = [await evaluate(...args, '--engine', url), await evaluate(...args)].map(
        said,
      );
      if (!isDeepStrictEqual(own, other)) found.push({ question, way, own, other });
    }
  return found;
}

const said = ({ rows: count, results, warnings }: Report): unknown => ({
  count,
  results,
  warnings,
});
