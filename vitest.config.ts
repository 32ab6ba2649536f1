import { playwright } from '@vitest/browser-playwright';
import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config';

const chromium = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium';
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
// Tests import the packages' TypeScript sources: nothing has to be built first.
const resolve = { conditions: ['source'] };

const library = 'packages/rightly/test';
/** What holds whatever engine the host has. */
const anyEngine = [
  'catalogue/*',
  'engine',
  'half',
  'inputs',
  'inspect',
  'laws',
  'memory',
  'metric-list',
  'own-metrics',
  'threads',
  'update-errors',
  'keras/*',
  'losses/*',
  'parity/{catalogue,host,losses,semantics}',
  'tfjs/{tensors,training}',
].map((name) => `${library}/${name}.test.ts`);
/** What may depend on whether threads share memory. */
const sharing = ['engine', 'memory', 'threads', 'places.browser', 'kernels/*'].map(
  (name) => `${library}/${name}.test.ts`,
);

/** The library's tests that need neither Node nor a browser, nor the memory of kernels for themselves. */
const anywhere = `${library}/**/!(*.node|*.browser|*.holders|heap).test.ts`;

/** Tests that change what Node has once for a process: modules that are mocked, globals, backends of TensorFlow.js, the memory of kernels. */
const alone = [
  'jax.node',
  'kernels/{far.node,heap}',
  'tfjs/**/*.node',
  'threads.{built.node,node}',
  'without-simd.node',
].map((name) => `${library}/${name}.test.ts`);

/** The folders that tests of the command write to are removed after each file. */
const removeFolders = 'packages/cli/test/remove-folders.ts';
/** Laws see the same inputs in each run. */
const sameDraws = `${library}/same-draws.ts`;
/** `SEED=7 npm test` shows the laws other inputs. */
const seed = Number(process.env['SEED'] ?? 20);

/** Engines whose tests have a project of their own. */
const servers = 'spark,clickhouse,postgres';

/** Tests in pages that are served with these headers: a page for each file, or pages for many, which share what they import. */
const inPage = (
  name: string,
  include: string[],
  shared: boolean,
  isolate: boolean,
  headers: Record<string, string> = {},
): TestProjectInlineConfiguration => ({
  resolve,
  optimizeDeps: {
    include: [
      'fast-check',
      '@tensorflow/tfjs-core',
      '@tensorflow/tfjs-layers',
      '@tensorflow/tfjs-backend-cpu',
      '@tensorflow/tfjs-backend-webgl',
    ],
  },
  server: { headers },
  test: {
    name,
    include,
    exclude: ['**/*.node.test.ts'],
    isolate,
    setupFiles: sameDraws,
    provide: { kernels: true, shared, seed },
    // What is set for all projects is not taken over by one with a browser.
    maxWorkers: 2,
    testTimeout: 120_000,
    hookTimeout: 120_000,
    browser: {
      enabled: true,
      headless: true,
      screenshotFailures: false,
      provider: playwright({ launchOptions: { executablePath: chromium, args: flags } }),
      instances: [{ browser: 'chromium' }],
    },
  },
});

export default defineConfig({
  test: {
    // By default one core is left free, which is half of a small machine.
    maxWorkers: '100%',
    // What one project has transformed no other transforms again, nor does the next run.
    experimental: { fsModuleCache: true },
    coverage: {
      // `.ci/run` measures in the run of the README's `npm test`.
      enabled: process.env['COVERAGE'] === 'true',
      provider: 'v8',
      include: ['packages/*/src/**/*.ts'],
      // Tested on servers, which this run does without.
      exclude: [
        `packages/cli/src/engines/{${servers}}/**`,
        `packages/rightly/src/engines/sql/{${servers}}*.ts`,
      ],
      thresholds: { lines: 90 },
    },
    projects: [
      {
        resolve,
        ssr: { resolve },
        test: {
          name: 'node',
          include: ['{packages/*,examples/*,scripts,bench}/test/**/*.test.ts'],
          exclude: [
            '**/*.browser.test.ts',
            `**/*.{${servers},holders}.test.ts`,
            anywhere,
            ...alone,
          ],
          // Files of one process share what they import, so that it is not loaded for each of them anew.
          isolate: false,
          setupFiles: [removeFolders, sameDraws],
          // Colours are decided when the command is loaded.
          env: { NO_COLOR: '1' },
          provide: { kernels: true, shared: true, seed },
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        resolve,
        ssr: { resolve },
        test: {
          // Projects run in the order of their names: these files, some of them long, come first.
          name: 'forked',
          include: alone,
          provide: { kernels: true, shared: true },
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        resolve,
        ssr: { resolve },
        test: {
          name: 'library',
          include: [anywhere],
          isolate: false,
          setupFiles: sameDraws,
          provide: { kernels: true, shared: true, seed },
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        resolve,
        ssr: { resolve },
        test: {
          name: 'plain',
          include: anyEngine,
          setupFiles: [`${library}/without-webassembly.ts`, sameDraws],
          isolate: false,
          provide: { kernels: false, shared: false, seed },
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      // On a cluster of real processes, started once for all files.
      {
        resolve,
        ssr: { resolve },
        test: {
          name: 'spark',
          include: ['packages/*/test/spark/**/*.spark.test.ts', 'examples/*/test/*.spark.test.ts'],
          setupFiles: removeFolders,
          globalSetup: 'packages/cli/test/spark/setup.ts',
          fileParallelism: false,
          testTimeout: 300_000,
          hookTimeout: 240_000,
        },
      },
      // ClickHouse in the process, and two servers that a test starts.
      {
        resolve,
        ssr: { resolve },
        test: {
          name: 'clickhouse',
          include: ['packages/*/test/clickhouse/**/*.clickhouse.test.ts'],
          setupFiles: removeFolders,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      // Packages, runtimes and compilers that are installed for these tests alone.
      {
        resolve,
        ssr: { resolve },
        test: {
          name: 'holders',
          include: ['{packages/rightly/test/holders,examples/*/test}/*.holders.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      // On a server of PostgreSQL, started once for all files.
      {
        resolve,
        ssr: { resolve },
        test: {
          name: 'postgres',
          include: ['packages/*/test/postgres/**/*.postgres.test.ts'],
          setupFiles: removeFolders,
          globalSetup: 'packages/cli/test/postgres/setup.ts',
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      // Pages that are built or written, opened from Node.
      {
        resolve,
        ssr: { resolve },
        test: {
          name: 'pages',
          include: ['{examples/*,packages/report}/test/**/*.browser.test.ts'],
          // Beside the other tests in Chromium: one page does not keep two cores busy.
          maxWorkers: 2,
          testTimeout: 600_000,
          hookTimeout: 60_000,
        },
      },
      inPage('chromium', [anywhere], false, false),
      inPage('alone', [`${library}/**/{*.browser,heap}.test.ts`], false, true),
      inPage('isolated', sharing, true, true, {
        'Cross-Origin-Opener-Policy': 'same-origin',
        'Cross-Origin-Embedder-Policy': 'require-corp',
      }),
    ],
  },
});
