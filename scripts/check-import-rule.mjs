// Proves that the linter holds the import rule: a file with one forbidden import for each clause must be reported, and
// the imports that the rule allows must not.
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const library = 'packages/rightly/src';

/* Each is a file and the import in it. */
const forbidden = [
  [`${library}/index.ts`, "export * from './registry.ts'"],
  [`${library}/index.ts`, "import '@rightly/cli'"],
  [`${library}/registry.ts`, "import { x } from './engines/cpu/verbs.ts'"],
  [`${library}/registry.ts`, "import { x } from './metrics/accuracy.ts'"],
  [`${library}/registry/x.ts`, "import { x } from '../compile/entries.ts'"],
  [`${library}/registry/x.ts`, "import { x } from '../engines/cpu/verbs.ts'"],
  [`${library}/compile.ts`, "import { x } from './core/metric.ts'"],
  [`${library}/compile/x.ts`, "import { x } from '../tfjs/compile.ts'"],
  [`${library}/compile/x.ts`, "import { x } from '@tensorflow/tfjs-core'"],
  [`${library}/sql.ts`, "import { x } from './metrics/accuracy.ts'"],
  [`${library}/sql.ts`, "import { x } from './engines/cpu/verbs.ts'"],
  [`${library}/new-folder/x.ts`, "import { x } from '../core/state.ts'"],
  [`${library}/metrics/x.ts`, "import { x } from './accuracy.ts'"],
  [`${library}/losses/x.ts`, "import { x } from './huber.ts'"],
  [`${library}/losses/x.ts`, "import { x } from '../metrics/accuracy.ts'"],
  [`${library}/losses/words/x.ts`, "import { x } from '../huber.ts'"],
  [`${library}/metrics/x.ts`, "import { x } from '../engines/vocabulary.ts'"],
  [`${library}/metrics/x.ts`, "import type { X } from '../engines/vocabulary.ts'"],
  [`${library}/metrics/x.ts`, "import { x } from '../core/../engines/cpu/verbs.ts'"],
  [`${library}/metrics/x.ts`, "export { x } from '../index.ts'"],
  [`${library}/metrics/x.ts`, "export const x = import('../sql.ts')"],
  [`${library}/metrics/x.ts`, "import { x } from 'rightly'"],
  [`${library}/core/x.ts`, "import { x } from '../engines/cpu/verbs.ts'"],
  [`${library}/core/x.ts`, "import { x } from '../engines/sql/query.ts'"],
  [`${library}/core/x.ts`, "import { x } from '../metrics/accuracy.ts'"],
  [`${library}/core/x.ts`, "import { x } from 'node:fs'"],
  [`${library}/core/verbs.ts`, "import { x } from '../engines/sql/query.ts'"],
  [`${library}/core/verbs.ts`, "import { x } from '../engines/wasm/memory.ts'"],
  [`${library}/verbs.ts`, "import { x } from './engines/cpu/verbs.ts'"],
  [`${library}/core/mean-metric.ts`, "import { x } from '../metrics/accuracy.ts'"],
  [`${library}/engines/vocabulary.ts`, "import { x } from './cpu/verbs.ts'"],
  [`${library}/core/scan.ts`, "import { x } from '../engines/wasm/memory.ts'"],
  [`${library}/compile/x.ts`, "import { x } from '../engines/host.ts'"],
  [`${library}/compile/x.ts`, "import { x } from '@tensorflow/tfjs-core'"],
  [`${library}/tfjs/x.ts`, "import { x } from '../engines/cpu/verbs.ts'"],
  [`${library}/tfjs/step/x.ts`, "import { x } from '../../engines/cpu/verbs.ts'"],
  [`${library}/tfjs/step/x.ts`, "import { x } from '../../metrics/accuracy.ts'"],
  [`${library}/tfjs/x.ts`, "import { x } from '@tensorflow/tfjs'"],
  [`${library}/tfjs/x.ts`, "import { x } from '../metrics/accuracy.ts'"],
  [`${library}/tfjs.ts`, "import { x } from './core/errors.ts'"],
  [`${library}/index.ts`, "import { x } from './tfjs/compile.ts'"],
  [`${library}/memory.ts`, "import { x } from './engines/sql/query.ts'"],
  [`${library}/threads.ts`, "import { x } from './metrics/accuracy.ts'"],
  [`${library}/inspect.ts`, "import { x } from './engines/wasm/memory.ts'"],
  [`${library}/engines/rank.ts`, "import { x } from './host.ts'"],
  [`${library}/engines/host.ts`, "import { x } from './sql/query.ts'"],
  [`${library}/engines/facts.ts`, "import { x } from '../core/errors.ts'"],
  [`${library}/engines/wasm/x.ts`, "import { x } from '../cpu/verbs.ts'"],
  [`${library}/engines/wasm/x.ts`, "import { x } from 'node:os'"],
  [`${library}/engines/cpu/x.ts`, "import { x } from '../sql/query.ts'"],
  [`${library}/engines/cpu/x.ts`, "import { x } from '../../metrics/accuracy.ts'"],
  [`${library}/engines/sql/x.ts`, "import { x } from '../cpu/verbs.ts'"],
  [`${library}/engines/sql/x.ts`, "import type { X } from '../cpu/verbs.ts'"],
  [`${library}/engines/sql/x.ts`, "import type { X } from '../../metrics/accuracy.ts'"],
  [`${library}/engines/sql/x.ts`, "import type { X } from '../../index.ts'"],
  [`${library}/engines/sql/x.ts`, "import type { X } from '@duckdb/node-api'"],
  [`${library}/engines/sql/x.ts`, "import { x } from '../../core/metric.ts'"],
  [`${library}/engines/tfjs/x.ts`, "import { x } from '../cpu/verbs.ts'"],
  [`${library}/engines/tfjs/x.ts`, "import { x } from '../host.ts'"],
  [`${library}/engines/tfjs/x.ts`, "import { x } from '../../metrics/accuracy.ts'"],
  [`${library}/engines/tfjs/x.ts`, "import { x } from '../../tfjs/types.ts'"],
  [`${library}/engines/tfjs/x.ts`, "import { x } from '@tensorflow/tfjs'"],
  [`${library}/engines/tfjs/x.ts`, "import { x } from '@tensorflow/tfjs-layers'"],
  [`${library}/engines/tfjs/x.ts`, "import { x } from '@tensorflow/tfjs-core/dist/ops/add'"],
  ['packages/rightly/test/x.ts', "import { x } from '@rightly/cli'"],
  ['packages/rightly/test/x.ts', "import { x } from '../../cli/src/main.ts'"],
  ['packages/cli/src/x.ts', "import { x } from 'rightly/dist/index.js'"],
  ['packages/cli/src/x.ts', "import { x } from '../../rightly/src/index.ts'"],
  ['packages/cli/src/sub/x.ts', "import { x } from '../../../rightly/src/core/errors.ts'"],
];
const allowed = [
  [`${library}/index.ts`, "export { x } from './metrics/accuracy.ts'"],
  [`${library}/registry.ts`, "import { x } from './core/metric.ts'"],
  [`${library}/registry.ts`, "export { x } from './registry/get.ts'"],
  [`${library}/registry/x.ts`, "import { x } from '../metrics/accuracy.ts'"],
  [`${library}/compile.ts`, "export { x } from './compile/compile-metrics.ts'"],
  [`${library}/compile/x.ts`, "import { x } from '../registry/metric-for.ts'"],
  [`${library}/sql.ts`, "export { x } from './engines/sql/query.ts'"],
  [`${library}/metrics/x.ts`, "import { x } from '../core/verbs.ts'"],
  [`${library}/core/x.ts`, "import { x } from './errors.ts'"],
  [`${library}/core/x.ts`, "import { x } from '../engines/vocabulary.ts'"],
  [`${library}/core/verbs.ts`, "import { x } from '../engines/cpu/verbs.ts'"],
  [`${library}/core/mean-metric.ts`, "import { x } from '../engines/cpu/evaluate.ts'"],
  [`${library}/core/scan.ts`, "import { x } from '../engines/host.ts'"],
  [`${library}/memory.ts`, "import { x } from './engines/wasm/heap.ts'"],
  [`${library}/threads.ts`, "import { x } from './core/scan.ts'"],
  [`${library}/inspect.ts`, "import { x } from './engines/facts.ts'"],
  [`${library}/engines/host.ts`, "import { x } from './wasm/memory.ts'"],
  [`${library}/engines/wasm/x.ts`, "import { x } from '../rank.ts'"],
  [`${library}/engines/sql/x.ts`, "import { x } from '../rank.ts'"],
  [`${library}/engines/vocabulary.ts`, "import type { X } from '../core/dtype.ts'"],
  [`${library}/engines/cpu/x.ts`, "import { x } from '../../core/dtype.ts'"],
  [`${library}/engines/sql/x.ts`, "import { x } from '../vocabulary.ts'"],
  [`${library}/engines/sql/x.ts`, "import { x } from '../../core/errors.ts'"],
  [`${library}/engines/sql/x.ts`, "import { x } from '../../core/dtype.ts'"],
  [`${library}/engines/sql/x.ts`, "import type { X } from '../../core/metric.ts'"],
  [`${library}/engines/tfjs/x.ts`, "import { x } from './known.ts'"],
  [`${library}/engines/tfjs/x.ts`, "import { x } from '../vocabulary.ts'"],
  [`${library}/engines/tfjs/x.ts`, "import { x } from '../../core/batch.ts'"],
  [`${library}/engines/tfjs/x.ts`, "import { x } from '@tensorflow/tfjs-core'"],
  ['packages/rightly/test/x.ts', "import { x } from '../src/engines/cpu/verbs.ts'"],
  ['packages/cli/src/x.ts', "import { x } from 'rightly'"],
  ['packages/cli/src/x.ts', "import { x } from 'rightly/sql'"],
  ['packages/cli/src/x.ts', "import { x } from 'rightly/registry'"],
  ['packages/cli/src/x.ts', "import { x } from '@duckdb/node-api'"],
];

/** Whether the linter reports this one import in this one file. */
function isReported(folder, [file, statement]) {
  const path = join(folder, file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `${statement};\n`);
  const oxlint = join(root, 'node_modules/.bin/oxlint');
  const { stdout } = spawnSync(oxlint, ['--format', 'json'], { cwd: folder, encoding: 'utf8' });
  rmSync(path);
  return JSON.parse(stdout).diagnostics.some(
    ({ code }) => code === 'eslint(no-restricted-imports)',
  );
}

const folder = mkdtempSync(join(tmpdir(), 'import-rule-'));
try {
  copyFileSync(join(root, '.oxlintrc.json'), join(folder, '.oxlintrc.json'));
  const missed = forbidden.filter((one) => !isReported(folder, one));
  const refused = allowed.filter((one) => isReported(folder, one));
  for (const [file, statement] of missed) console.error(`not reported: ${file}: ${statement}`);
  for (const [file, statement] of refused) console.error(`reported: ${file}: ${statement}`);
  if (missed.length + refused.length > 0) process.exitCode = 1;
  else console.log(`${forbidden.length} forbidden imports reported, ${allowed.length} allowed not`);
} finally {
  rmSync(folder, { recursive: true });
}
