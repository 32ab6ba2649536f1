import { Accuracy, MeanAbsoluteError, MeanSquaredError } from 'rightly';
import { evaluationQuery } from 'rightly/sql';
import { expect, test } from 'vitest';

test.each([
  ['a line feed', 'a\n; DROP TABLE t'],
  ['a carriage return', 'a\r; DROP TABLE t'],
  ['another end of line', 'a\u0085\u2028\u2029\v\f; DROP TABLE t'],
  ['an escape', 'a\u001B\u009B; DROP TABLE t'],
  ['text from right to left', 'a\u202E\u2067; DROP TABLE t'],
])('a name with %s stays in its comment', (_, name) => {
  const metrics = [new Accuracy({ name }), new MeanSquaredError()];
  const { legend } = evaluationQuery(metrics, { from: 't', yTrue: 'y', yPred: 'p' });
  expect(legend).toBe(
    '-- a ; DROP TABLE t: _total_0 / _count_0\n-- mean_squared_error: _total_1 / _count_1; its standard error also needs _wwxx_1',
  );
});

test('with weights, metrics share the sums of weights alone', () => {
  const metrics = [new Accuracy(), new MeanSquaredError(), new MeanAbsoluteError()];
  const source = { from: 't', yTrue: 'y', yPred: 'p', sampleWeight: 'w' };
  const { legend, text } = evaluationQuery(metrics, source);
  expect(legend.split('\n').map((line) => line.split('needs ')[1])).toEqual([
    '_right_0, _wrong_0, _samples_0',
    '_ww_1, _wwx_1, _wwxx_1, _samples_0',
    '_ww_1, _wwx_2, _wwxx_2, _samples_0',
  ]);
  for (const name of legend.match(/_[a-z]+_\d/g)!)
    expect(text.split(` AS ${name}`), name).toHaveLength(2);
});
