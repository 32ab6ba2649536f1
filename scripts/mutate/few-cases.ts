import { accuraciesAgree } from '../../packages/rightly/test/parity/sql/accuracies.ts';
import { catalogueAgrees } from '../../packages/rightly/test/parity/sql/catalogue.ts';
import { openDuckdb } from '../../packages/rightly/test/parity/sql/duckdb.ts';
import { lossValuesAgree } from '../../packages/rightly/test/parity/sql/loss-values.ts';
import { lossesAgree } from '../../packages/rightly/test/parity/sql/losses.ts';
import { momentsAgree } from '../../packages/rightly/test/parity/sql/moments.ts';
import { namesAgree } from '../../packages/rightly/test/parity/sql/names.ts';
import { pairsAgree } from '../../packages/rightly/test/parity/sql/pairs.ts';
import { refusalsAgree } from '../../packages/rightly/test/parity/sql/refusals.ts';
import { sumsAgree } from '../../packages/rightly/test/parity/sql/sums.ts';

/* The parity table of DuckDB with few cases of each class: all cases take minutes, and each mutant runs them again. */

const share = { least: 3 };
refusalsAgree('DuckDB', openDuckdb);
sumsAgree('DuckDB', openDuckdb);
accuraciesAgree('DuckDB', openDuckdb, share);
lossesAgree('DuckDB', openDuckdb, share);
momentsAgree('DuckDB', openDuckdb);
pairsAgree('DuckDB', openDuckdb);
catalogueAgrees('DuckDB', openDuckdb, share);
namesAgree('DuckDB', openDuckdb);
lossValuesAgree('DuckDB', openDuckdb);
