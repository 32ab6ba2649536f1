import { expect, test } from 'vitest';
import { fieldsIn, meansIn, rightFields, rightMeans, rowsWith } from '../servers/nested.ts';
import { engine } from './in-process.ts';

test('fields of tuples are named by their paths', async () => {
  const from = rowsWith((output) => `CAST(tuple('${output}') AS Tuple(output String))`);
  expect(await fieldsIn(engine, from)).toEqual(rightFields('Tuple(output String)'));
});

test('the mean of a column needs no truth', async () => {
  expect(await meansIn(engine)).toEqual(rightMeans);
});
