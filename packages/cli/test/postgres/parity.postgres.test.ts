import { accuraciesAgree } from '../../../rightly/test/parity/sql/accuracies.ts';
import { catalogueAgrees } from '../../../rightly/test/parity/sql/catalogue.ts';
import { lossValuesAgree } from '../../../rightly/test/parity/sql/loss-values.ts';
import { lossesAgree } from '../../../rightly/test/parity/sql/losses.ts';
import { momentsAgree } from '../../../rightly/test/parity/sql/moments.ts';
import { pairsAgree } from '../../../rightly/test/parity/sql/pairs.ts';
import { refusalsAgree } from '../../../rightly/test/parity/sql/refusals.ts';
import { sumsAgree } from '../../../rightly/test/parity/sql/sums.ts';
import { openPostgres } from './sql-engine.ts';

accuraciesAgree('PostgreSQL', openPostgres);
lossesAgree('PostgreSQL', openPostgres);
lossValuesAgree('PostgreSQL', openPostgres);
refusalsAgree('PostgreSQL', openPostgres);
catalogueAgrees('PostgreSQL', openPostgres);
sumsAgree('PostgreSQL', openPostgres);
momentsAgree('PostgreSQL', openPostgres);
pairsAgree('PostgreSQL', openPostgres);
