import { parquetWriteFile } from 'hyparquet-writer';

const required = { repetition_type: 'REQUIRED' };
/** Scores are lists of float32, and weights are float32, so nothing is rounded between training and evaluation. */
const schema = [
  { name: 'schema', num_children: 3 },
  { name: 'y_true', type: 'INT32', ...required },
  { name: 'y_pred', converted_type: 'LIST', num_children: 1, ...required },
  { name: 'list', num_children: 1, repetition_type: 'REPEATED' },
  { name: 'element', type: 'FLOAT', ...required },
  { name: 'sample_weight', type: 'FLOAT', ...required },
];

/** Writes the columns y_true, y_pred and sample_weight, which `rightly evaluate` finds by their names. */
export function writePredictions(filename, labels, scores, sampleWeight) {
  const columnData = [
    { name: 'y_true', data: labels },
    { name: 'y_pred', data: scores },
    { name: 'sample_weight', data: sampleWeight },
  ];
  parquetWriteFile({ filename, columnData, schema });
}
