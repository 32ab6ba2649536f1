import { expect, test } from 'vitest';
import { comparedIn, comparedInDuckdb } from '../servers/compared.ts';
import { engine } from './in-process.ts';

test('two models are compared as in DuckDB', async () => {
  expect(await comparedIn(engine)).toEqual(await comparedInDuckdb());
});
