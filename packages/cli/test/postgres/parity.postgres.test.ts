import { accuraciesAgree } from '../../../rightly/test/parity/sql/accuracies.ts';
import { lossValuesAgree } from '../../../rightly/test/parity/sql/loss-values.ts';
import { lossesAgree } from '../../../rightly/test/parity/sql/losses.ts';
import { refusalsAgree } from '../../../rightly/test/parity/sql/refusals.ts';
import { openPostgres } from './sql-engine.ts';

accuraciesAgree('PostgreSQL', openPostgres);
lossesAgree('PostgreSQL', openPostgres);
lossValuesAgree('PostgreSQL', openPostgres);
refusalsAgree('PostgreSQL', openPostgres);
