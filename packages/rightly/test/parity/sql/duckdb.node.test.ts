import { accuraciesAgree } from './accuracies.ts';
import { openDuckdb } from './duckdb.ts';
import { lossValuesAgree } from './loss-values.ts';
import { lossesAgree } from './losses.ts';
import { refusalsAgree } from './refusals.ts';

accuraciesAgree('DuckDB', openDuckdb);
lossesAgree('DuckDB', openDuckdb);
lossValuesAgree('DuckDB', openDuckdb);
refusalsAgree('DuckDB', openDuckdb);
