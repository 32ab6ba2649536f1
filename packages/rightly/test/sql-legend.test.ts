import { Accuracy, MeanSquaredError } from 'rightly';
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
    '-- a ; DROP TABLE t: _total_0 / _count_0\n-- mean_squared_error: _total_1 / _count_1',
  );
});
