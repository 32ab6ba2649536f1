import { accuraciesAgree } from './accuracies.ts';
import { catalogueAgrees } from './catalogue.ts';
import { openDuckdb } from './duckdb.ts';
import { momentsAgree } from './moments.ts';
import { namesAgree } from './names.ts';
import { lossValuesAgree } from './loss-values.ts';
import { lossesAgree } from './losses.ts';
import { refusalsAgree } from './refusals.ts';
import { sumsAgree } from './sums.ts';

accuraciesAgree('DuckDB', openDuckdb);
lossesAgree('DuckDB', openDuckdb);
lossValuesAgree('DuckDB', openDuckdb);
refusalsAgree('DuckDB', openDuckdb);
catalogueAgrees('DuckDB', openDuckdb);
sumsAgree('DuckDB', openDuckdb);
momentsAgree('DuckDB', openDuckdb);
namesAgree('DuckDB', openDuckdb);
