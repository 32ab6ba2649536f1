import { labelsCsv, labelsParquet, scoresNpy, scoresParquet } from './files.mjs';
import { arrowLists, numpyScores, pandasLabels, polarsLabels, polarsLists } from './scripts.mjs';

/** What is measured as whole processes: from a file to a number. `rows` of labels, or of scores for each class. */
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
];
