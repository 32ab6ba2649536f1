// Checks that the linter enforces the import rule. It must report each forbidden import and none of the allowed ones. Each clause of the
// rule must cause a report. The linter must also report an import cycle in the command.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { importRule, rooms } from './import-rule.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const src = 'packages/rightly/src';

/* A line is a file, its forbidden imports, and its allowed imports. `type:` imports only types. */
const cases = [
  [`${src}/index.ts`, './registry.ts ./tfjs/compile.ts @rightly/cli', './metrics/accuracy.ts'],
  [
    `${src}/registry.ts`,
    './engines/cpu/verbs.ts ./metrics/accuracy.ts',
    './core/metric.ts ./registry/get.ts',
  ],
  [
    `${src}/registry/x.ts`,
    '../compile/entries.ts ../engines/cpu/verbs.ts',
    '../metrics/accuracy.ts',
  ],
  [`${src}/compile.ts`, './core/metric.ts', './compile/compile-metrics.ts'],
  [
    `${src}/compile/x.ts`,
    '../tfjs/compile.ts ../engines/host.ts @tensorflow/tfjs-core',
    '../registry/metric-for.ts',
  ],
  [`${src}/sql.ts`, './metrics/accuracy.ts ./engines/cpu/verbs.ts', './engines/sql/query.ts'],
  [`${src}/verbs.ts`, './engines/cpu/verbs.ts', './core/verbs.ts'],
  [
    `${src}/internal.ts`,
    './engines/sql/query.ts ./metrics/accuracy.ts',
    './core/half.ts ./engines/sql/asked.ts',
  ],
  [`${src}/memory.ts`, './engines/sql/query.ts', './engines/wasm/heap.ts'],
  [`${src}/threads.ts`, './metrics/accuracy.ts', './core/scan.ts'],
  [`${src}/statistics.ts`, './core/metric.ts', './statistics/interval.ts'],
  [
    `${src}/statistics/x.ts`,
    '../metrics/accuracy.ts ../engines/host.ts ../streams/sliced.ts',
    './beta.ts ../core/metric.ts ../streams/wrapped.ts',
  ],
  [`${src}/streams.ts`, './core/metric.ts', './streams/sliced.ts'],
  [
    `${src}/streams/x.ts`,
    '../metrics/accuracy.ts ../engines/host.ts ../registry/get.ts',
    './rows.ts ../core/metric.ts type:../metrics/mean.ts',
  ],
  [`${src}/inspect.ts`, './engines/wasm/memory.ts', './engines/facts.ts'],
  [`${src}/tfjs.ts`, './core/errors.ts', './tfjs/compile.ts'],
  [`${src}/new-folder/x.ts`, '../core/state.ts', ''],
  [
    `${src}/metrics/x.ts`,
    './accuracy.ts ../engines/vocabulary.ts type:../engines/vocabulary.ts ../core/../engines/cpu/verbs.ts ../index.ts ../sql.ts rightly',
    '../core/verbs.ts',
  ],
  [`${src}/losses/x.ts`, './huber.ts ../metrics/accuracy.ts', './shared/x.ts ../core/verbs.ts'],
  [`${src}/losses/shared/x.ts`, '../huber.ts', '../../core/verbs.ts'],
  [
    `${src}/core/x.ts`,
    '../engines/cpu/verbs.ts ../engines/sql/query.ts ../metrics/accuracy.ts node:fs',
    './errors.ts ../engines/vocabulary.ts',
  ],
  [
    `${src}/core/verbs.ts`,
    '../engines/sql/query.ts ../engines/wasm/memory.ts',
    '../engines/cpu/verbs.ts',
  ],
  [`${src}/core/values-of.ts`, '../metrics/accuracy.ts', '../engines/cpu/evaluate.ts'],
  [`${src}/core/scan.ts`, '../engines/wasm/memory.ts', '../engines/host.ts'],
  [`${src}/engines/vocabulary.ts`, './cpu/verbs.ts', 'type:../core/dtype.ts'],
  [`${src}/engines/rank.ts`, './host.ts', './vocabulary.ts'],
  [`${src}/engines/host.ts`, './sql/query.ts', './wasm/memory.ts'],
  [`${src}/engines/facts.ts`, '../core/errors.ts', './host.ts'],
  [`${src}/engines/cpu/x.ts`, '../sql/query.ts ../../metrics/accuracy.ts', '../../core/dtype.ts'],
  [`${src}/engines/wasm/x.ts`, '../cpu/verbs.ts node:os', '../rank.ts'],
  [`${src}/engines/wasm/predicted.ts`, '../cpu/verbs.ts', '../cpu/counting.ts'],
  [`${src}/engines/inputs.ts`, './vocabulary.ts', 'type:../core/dtype.ts'],
  [`${src}/metrics/shared/x.ts`, '../auc.ts', '../../core/verbs.ts'],
  [
    `${src}/engines/sql/x.ts`,
    '../cpu/verbs.ts type:../cpu/verbs.ts type:../../metrics/accuracy.ts type:../../index.ts type:@duckdb/node-api ../../core/metric.ts',
    '../rank.ts ../vocabulary.ts ../../core/errors.ts ../../core/dtype.ts type:../../core/metric.ts',
  ],
  [
    `${src}/engines/tfjs/x.ts`,
    '../cpu/verbs.ts ../host.ts ../../metrics/accuracy.ts ../../tfjs/types.ts @tensorflow/tfjs @tensorflow/tfjs-layers @tensorflow/tfjs-core/dist/ops/add',
    './known.ts ../vocabulary.ts ../../core/batch.ts @tensorflow/tfjs-core',
  ],
  [
    `${src}/tfjs/x.ts`,
    '../engines/cpu/verbs.ts ../metrics/accuracy.ts @tensorflow/tfjs',
    './step/step.ts',
  ],
  [`${src}/tfjs/step/x.ts`, '../../engines/cpu/verbs.ts ../../metrics/accuracy.ts', '../types.ts'],
  [
    'packages/rightly/test/x.ts',
    '@rightly/cli ../../cli/src/main.ts',
    '../src/engines/cpu/verbs.ts',
  ],
  [
    'packages/cli/src/main.ts',
    'rightly/dist/index.js ../../rightly/src/index.ts ./x.ts',
    'rightly rightly/sql rightly/registry rightly/internal @duckdb/node-api ./commands/x.ts ./process/x.ts ./inputs/files/x.ts',
  ],
  ['packages/cli/src/x.ts', './process/x.ts type:./engines/x.ts', 'rightly'],
  ['packages/cli/src/new-room/x.ts', './y.ts ../process/x.ts', ''],
  ['packages/report/test/x.ts', 'rightly ../../cli/src/main.ts', '../src/page.ts linkedom'],
  ['packages/report/src/index.ts', './page.ts ./page/table.ts rightly', './pictures/flips.ts'],
  ['packages/report/src/page.ts', './pictures/flips.ts', './page/table.ts linkedom'],
  ['packages/report/src/x.ts', './data.ts', ''],
  ['packages/report/src/text/x.ts', '../page/table.ts ../figures/x.ts', './y.ts type:../data.ts'],
  ['packages/report/src/figures/x.ts', '../text/x.ts', './y.ts'],
  ['packages/report/src/counting.ts', './page.ts ./figures/x.ts', './counting/x.ts rightly'],
  [
    'packages/report/src/counting/x.ts',
    '../page/table.ts ../figures/x.ts',
    './y.ts ../data.ts rightly/streams',
  ],
  [
    'packages/report/src/pictures/x.ts',
    '../page/table.ts ../page.ts rightly/internal @rightly/cli',
    '../text/x.ts ../figures/x.ts @observablehq/plot',
  ],
  ['packages/report/src/page/x.ts', '../index.ts ../page.ts', '../pictures/x.ts ../text/x.ts'],
  ...rooms.flatMap((room, i) => {
    const [before, after] = [rooms.slice(0, i), rooms.slice(i + 1)];
    const file = `packages/cli/src/${room}`;
    return [
      [
        `${file}/x.ts`,
        [
          ...after.flatMap((other) => [`../${other}/x.ts`, `type:../${other}/sub/x.ts`]),
          '../main.ts',
          '../../../rightly/src/core/errors.ts',
        ].join(' '),
        ['./y.ts', './sub/x.ts', ...before.map((other) => `../${other}/x.ts`)].join(' '),
      ],
      [
        `${file}/sub/x.ts`,
        [
          ...after.flatMap((other) => [`../../${other}/x.ts`, `type:../../${other}/sub/x.ts`]),
          '../../main.ts',
          '../../new-room/x.ts',
        ].join(' '),
        [
          './y.ts',
          '../y.ts',
          '../sub2/x.ts',
          ...before.flatMap((other) => [`../../${other}/x.ts`, `../../${other}/sub/x.ts`]),
        ].join(' '),
      ],
    ];
  }),
];

/** The lines of a file: each import in each form, and whether the linter must refuse it. */
const linesOf = (forbidden, allowed) =>
  [
    ...wordsIn(forbidden).map((word) => ({ word, refused: true })),
    ...wordsIn(allowed).map((word) => ({ word, refused: false })),
  ].flatMap(({ word, refused }, n) =>
    statements(word, n).map((statement) => ({ statement, refused })),
  );

const wordsIn = (text) => text.match(/\S+/g) ?? [];

function statements(word, n) {
  const [, type, path] = /^(type:)?(.*)$/.exec(word);
  if (type) return [`import type { X as X${n} } from '${path}';`];
  return [
    `import { x as x${n} } from '${path}';`,
    `export * from '${path}';`,
    `import('${path}');`,
  ];
}

/** Two files of the command that import types from each other. */
const circle = ['one', 'other'].map((name, i, names) => ({
  file: `packages/cli/src/process/${name}.ts`,
  lines: [
    { statement: `import type { X } from './${names[1 - i]}.ts';` },
    { statement: 'export type { X };' },
  ],
}));

/** The linter's reports for these files: their codes, and their places, `file:line`, with the reasons. */
function reportsIn(folder, files) {
  // The paths of the linter start at the folder of the configuration file.
  const config = `export { default } from '${new URL('../oxlint.config.mjs', import.meta.url)}';\n`;
  writeFileSync(join(folder, 'oxlint.config.mjs'), config);
  for (const { file, lines } of files) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), lines.map(({ statement }) => `${statement}\n`).join(''));
  }
  const args = ['-c', 'oxlint.config.mjs', '--format', 'json'];
  const oxlint = join(root, 'node_modules/.bin/oxlint');
  const { stdout } = spawnSync(oxlint, args, { cwd: folder, encoding: 'utf8' });
  return JSON.parse(stdout).diagnostics.map(({ code, filename, labels, help }) => ({
    code,
    place: `${filename}:${labels[0].span.line}`,
    reason: help,
  }));
}

const folder = mkdtempSync(join(tmpdir(), 'import-rule-'));
try {
  const files = cases.map(([file, ...words]) => ({ file, lines: linesOf(...words) }));
  const all = reportsIn(folder, [...files, ...circle]);
  const reports = all.filter(({ code }) => code === 'eslint(no-restricted-imports)');
  const reported = new Set(reports.map(({ place }) => place));
  const reasons = new Set(reports.map(({ reason }) => reason));
  const circles = new Set(
    all.filter(({ code }) => code === 'import(no-cycle)').map(({ place }) => place),
  );
  const verdicts = files.flatMap(({ file, lines }) =>
    lines.map((line, i) => ({ ...line, file, got: reported.has(`${file}:${i + 1}`) })),
  );
  const clauses = importRule.flatMap(({ rules }) => rules['no-restricted-imports'][1].patterns);
  const unproven = clauses.filter(({ message }) => !reasons.has(message));
  const wrong = verdicts.filter(({ refused, got }) => refused !== got);
  for (const { file, statement, got } of wrong)
    console.error(`${got ? 'reported' : 'not reported'}: ${file}: ${statement}`);
  for (const { message } of unproven) console.error(`no case is reported for: ${message}`);
  const unseen = circle.filter(({ file }) => !circles.has(`${file}:1`));
  for (const { file } of unseen) console.error(`no import cycle is reported for: ${file}`);
  const forbidden = verdicts.filter(({ refused }) => refused).length;
  if (wrong.length + unproven.length + unseen.length > 0) process.exitCode = 1;
  else
    console.log(
      `${forbidden} forbidden imports and an import cycle were reported, ${verdicts.length - forbidden} allowed imports were not`,
    );
} finally {
  rmSync(folder, { recursive: true });
}
