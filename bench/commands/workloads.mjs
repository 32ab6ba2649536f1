import { labelsCsv, labelsParquet, scoresNpy, scoresParquet } from './files.mjs';
import {
  distinctProbabilities,
  labelsOfClasses,
  probabilities,
  scoresOfClasses,
} from './catalogue.mjs';
import {
  arrowF1,
  arrowLists,
  numpyScores,
  pandasArea,
  pandasF1,
  pandasLabels,
  polarsArea,
  polarsExactArea,
  polarsF1,
  polarsLabels,
  polarsLists,
  polarsListsF1,
  sklearnArea,
} from './scripts.mjs';

/** The workloads of whole processes, from a file to a number. `rows` is the number of rows of labels, or of scores for each class. */
export const commandWorkloads = [
  {
    id: 'C1',
    title: 'labels, Parquet',
    rows: 10_000_000,
    make: labelsParquet,
    scripts: {
      polars: polarsLabels('scan_parquet'),
      pandas: pandasLabels('read_parquet(sys.argv[1])'),
    },
  },
  {
    id: 'C2',
    title: 'labels, CSV',
    rows: 10_000_000,
    make: labelsCsv,
    scripts: {
      polars: polarsLabels('scan_csv'),
      pandas: pandasLabels('read_csv(sys.argv[1], engine="pyarrow")'),
    },
  },
  {
    id: 'C3',
    title: 'lists of scores, Parquet',
    rows: 1_000_000,
    classes: 10,
    make: scoresParquet,
    scripts: { polars: polarsLists, 'PyArrow and NumPy': arrowLists },
  },
  {
    id: 'C4',
    title: 'scores, NPY',
    rows: 50_000,
    classes: 1000,
    make: scoresNpy,
    scripts: { NumPy: numpyScores },
  },
  {
    id: 'C5',
    title: 'macro F1 of labels, Parquet',
    rows: 10_000_000,
    classes: 10,
    kind: 'labels',
    metrics: 'f1_score:average=macro',
    make: labelsOfClasses,
    scripts: { polars: polarsF1, pandas: pandasF1 },
  },
  {
    id: 'C6',
    title: 'macro F1 of lists of scores, Parquet',
    rows: 1_000_000,
    classes: 10,
    metrics: 'f1_score:average=macro',
    make: scoresOfClasses,
    scripts: { polars: polarsListsF1, 'PyArrow and NumPy': arrowF1 },
  },
  {
    id: 'C7',
    title: 'AUC, Parquet',
    rows: 10_000_000,
    kind: 'auc',
    metrics: 'auc',
    make: probabilities,
    scripts: { polars: polarsArea, 'pandas and NumPy': pandasArea },
  },
  {
    id: 'C8',
    title: 'exact AUC, Parquet',
    rows: 10_000_000,
    kind: 'exact',
    metrics: 'auc:exact=true',
    make: distinctProbabilities,
    scripts: { polars: polarsExactArea, 'pandas and scikit-learn': sklearnArea },
  },
];
