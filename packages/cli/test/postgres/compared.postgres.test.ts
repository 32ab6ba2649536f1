import { expect, test } from 'vitest';
import { comparedIn, comparedInDuckdb } from '../servers/compared.ts';
import { open } from './open.ts';

test('two models are compared as in DuckDB', async () => {
  expect(await comparedIn(await open())).toEqual(await comparedInDuckdb());
});
