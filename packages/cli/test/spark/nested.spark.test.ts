import { expect, test } from 'vitest';
import { fieldsIn, meansIn, rightFields, rightMeans, rowsWith } from '../servers/nested.ts';
import { open } from './open.ts';

test('fields of structs are named by their paths', async () => {
  const from = rowsWith((output) => `named_struct('output', '${output}')`);
  expect(await fieldsIn(await open(), from)).toEqual(rightFields('struct<output:string>'));
});

test('the mean of a column needs no truth', async () => {
  expect(await meansIn(await open())).toEqual(rightMeans);
});
