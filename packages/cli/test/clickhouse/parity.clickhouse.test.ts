import { accuraciesAgree } from '../../../rightly/test/parity/sql/accuracies.ts';
import { catalogueAgrees } from '../../../rightly/test/parity/sql/catalogue.ts';
import { lossValuesAgree } from '../../../rightly/test/parity/sql/loss-values.ts';
import { lossesAgree } from '../../../rightly/test/parity/sql/losses.ts';
import { momentsAgree } from '../../../rightly/test/parity/sql/moments.ts';
import { pairsAgree } from '../../../rightly/test/parity/sql/pairs.ts';
import { refusalsAgree } from '../../../rightly/test/parity/sql/refusals.ts';
import { sumsAgree } from '../../../rightly/test/parity/sql/sums.ts';
import { openChdb } from './chdb.ts';

accuraciesAgree('ClickHouse', openChdb);
lossesAgree('ClickHouse', openChdb);
lossValuesAgree('ClickHouse', openChdb);
refusalsAgree('ClickHouse', openChdb);
// DuckDB and PostgreSQL are asked for all cases of the catalogue.
catalogueAgrees('ClickHouse', openChdb, { least: 100 });
sumsAgree('ClickHouse', openChdb);
momentsAgree('ClickHouse', openChdb);
pairsAgree('ClickHouse', openChdb);
