import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const library = 'packages/rightly/test';

/** Tests that kill most mutants in the shortest time: these run first. */
const first = {
  core: 'errors inputs update-errors holders config own-metrics registry metric-list hostile catalogue/own catalogue/own-sums catalogue/errors catalogue/states statistics/interval odd/statistics',
  metrics:
    'catalogue/exact catalogue/thresholds config registry catalogue/states catalogue/classes catalogue/auc catalogue/outcomes catalogue/regression catalogue/errors',
  'engines/cpu':
    'plain-verbs catalogue/exact parity/losses catalogue/classes catalogue/outcomes catalogue/regression catalogue/auc',
  'engines/sql':
    'sql-errors sql-legend sql-spread catalogue/errors parity/sql/layers.node parity/sql/widths.node',
};

/** Tests that take minutes with many mutants, and those of other engines and of processes. */
const left =
  /holders\/|threads|losses\/blocks|kernels\/(?:wide|one-hot|ranks|compare|pairs|far|heap)|tfjs\/(?:training|compile-config|save-cat|callbacks|sums-)|odd\/(?:inputs|compile|streams|training)/;

const name = (test) => `${library}/${test}.test.ts`;

/** The tests for a folder, in their order. */
export function testsOf(folder, copy) {
  const all = readdirSync(join(copy, library), { recursive: true, encoding: 'utf8' })
    .filter(
      (path) => /^.*(?<!\.(?:node|browser|holders))\.test\.ts$/.test(path) && !left.test(path),
    )
    .map((path) => `${library}/${path}`);
  const sql = ['scripts/mutate/few-cases.ts', name('odd/sql')];
  const others = folder === 'engines/sql' ? sql : all.sort();
  const early = (first[folder] ?? '').split(' ').filter(Boolean).map(name);
  return [...new Set([...early, ...others])].filter((path) => existsSync(join(copy, path)));
}
