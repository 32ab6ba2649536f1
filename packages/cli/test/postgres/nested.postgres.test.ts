import { expect, test } from 'vitest';
import { fieldsIn, meansIn, rightFields, rightMeans, rowsWith } from '../servers/nested.ts';
import { open } from './open.ts';

test('fields of JSON are named by their paths', async () => {
  const from = rowsWith((output) => `jsonb_build_object('output', '${output}')`);
  const [found, missing] = await fieldsIn(await open(), from);
  expect(found).toEqual(rightFields('jsonb')[0]);
  // In JSON any field can be asked for. A missing field is NULL.
  expect(missing).toMatch(/"reply.nothing" is NULL/);
});

test('the mean of a column needs no truth', async () => {
  expect(await meansIn(await open())).toEqual(rightMeans);
});
