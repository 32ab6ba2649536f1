import { afterAll, describe } from 'vitest';
import type { SqlEngine } from '../../../rightly/test/parity/sql/engine.ts';
import { lossValuesAgree } from '../../../rightly/test/parity/sql/loss-values.ts';
import { refusalsAgree } from '../../../rightly/test/parity/sql/refusals.ts';
import { openChdb, set } from './chdb.ts';

/** Settings that servers and users may change: the name, another value, and the default. */
const settings = [
  ['enable_analyzer', 0, 1],
  ['short_circuit_function_evaluation', 'disable', 'enable'],
  ['prefer_column_name_to_alias', 1, 0],
  ['aggregate_functions_null_for_empty', 1, 0],
  ['min_count_to_compile_expression', 0, 3],
] as const;

describe.each(settings)('with %s = %s', (name, value, otherwise) => {
  const open = (): Promise<SqlEngine> => {
    set({ [name]: value });
    return openChdb();
  };
  afterAll(() => set({ [name]: otherwise }));

  lossValuesAgree('ClickHouse', open);
  refusalsAgree('ClickHouse', open);
});
