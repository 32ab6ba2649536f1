import { expect, test } from 'vitest';
import { evaluate, file } from '../command.ts';
import { chapter, codeIn, rowsOf } from './page.ts';

test('the fields of the JSON', async () => {
  const [document, ...results] = ['| `source` ', '| `metric` '].map((start) => {
    const table = chapter('## JSON')
      .split('\n\n')
      .find((part) => part.split('\n')[2]?.startsWith(start));
    return rowsOf(table!).flatMap(([cell]) => codeIn(cell!));
  });
  const path = file('answers.csv', 'label,pred\ncat,cat\ndog,cat\n');
  const report = await evaluate(
    path,
    '--interval',
    '--metrics',
    'accuracy,confusion_matrix',
    '--by',
    'label',
  );
  expect(Object.keys(report).sort()).toEqual([...document!].sort());
  const keys = new Set(report.results.flatMap((one) => Object.keys(one)));
  expect([...keys].sort()).toEqual([...results[0]!].sort());
  const fields = codeIn(rowsOf(chapter('## JSON')).find(([cell]) => cell === '`columns`')![1]!);
  const scores = file('scores.csv', 'label,p_cat,p_dog\ncat,0.9,0.1\ndog,0.4,0.6\n');
  expect(Object.keys((await evaluate(scores)).columns).sort()).toEqual(fields.sort());
});
