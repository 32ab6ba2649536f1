// Compares an old model with a new one, on the same rows: by accuracy, by macro F1, and by accuracy in groups.
import { Accuracy, F1Score } from 'rightly';
import { difference, falseDiscovery, Paired, Replicated } from 'rightly/statistics';
import { bestClass, rowsOf } from './rows.mjs';

const digits = new URL('../digits/', import.meta.url);
const oldRows = rowsOf(new URL('nearest-centroid.csv', digits));
const newRows = rowsOf(new URL('predictions.csv', digits));
const rows = newRows.map((row, i) => ({
  truth: Number(row.y_true),
  old: Number(oldRows[i].y_pred),
  now: bestClass(row),
  ink: row.ink,
}));

/** Counts rows: the truth, and what either model says. */
const count = (pair, some) =>
  pair.updateState(
    some.map(({ truth }) => truth),
    some.map(({ old }) => old),
    some.map(({ now }) => now),
  );

const signed = (x) => (x < 0 ? '' : '+') + x.toFixed(6);
const show = (name, { a, b, difference: change, low, high, better }) =>
  console.log(
    `${name}: ${a.toFixed(6)} to ${b.toFixed(6)}, ${signed(change)} (${signed(low)} to ${signed(high)}),`,
    { a: 'the old model is better', b: 'the new model is better' }[better] ??
      'neither is surely better',
  );

const accuracy = new Paired(new Accuracy());
count(accuracy, rows);
const compared = difference(accuracy);
show('accuracy', compared);
console.log(`only the old model is right: ${compared.onlyA} rows, only the new: ${compared.onlyB}`);

// An F-score is not a mean. Its interval comes from twenty groups of rows, of which each is left out in turn.
const f1 = new F1Score({ average: 'macro', sparseYTrue: true, sparseYPred: true });
const macro = new Paired(new Replicated(f1));
count(macro, rows);
show('macro F1', difference(macro));

// Among many groups some differ by chance. So the p-values are adjusted for the number of groups.
const inks = [...new Set(rows.map(({ ink }) => ink))].sort();
const groups = inks.map((name) => {
  const group = new Paired(new Accuracy());
  count(
    group,
    rows.filter(({ ink }) => ink === name),
  );
  return difference(group);
});
const adjusted = falseDiscovery(groups.map(({ pValue }) => pValue));
for (const [i, name] of inks.entries()) {
  show(name, groups[i]);
  console.log(`adjusted p-value of ${name}: ${adjusted[i].toPrecision(3)}`);
}
