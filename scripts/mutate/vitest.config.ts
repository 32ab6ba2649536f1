import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const at = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const library = 'packages/rightly/test';

/**
 * Runs the tests of the library that run in one process, on the sources beside this file. Stryker mutates a copy of the tree, whose
 * node_modules point elsewhere.
 */
export default defineConfig({
  resolve: {
    conditions: ['source'],
    alias: [
      { find: /^rightly$/, replacement: at('packages/rightly/src/index.ts') },
      { find: /^rightly\/(.+)$/, replacement: at('packages/rightly/src/$1.ts') },
    ],
  },
  test: {
    root: at('.'),
    // `MUTATE_TESTS='packages/rightly/test/registry*.test.ts'` runs few tests, for a first look.
    include: process.env['MUTATE_TESTS']?.split(',') ?? [
      `${library}/**/!(*.node|*.browser|heap).test.ts`,
      `${library}/parity/sql/duckdb*.test.ts`,
    ],
    setupFiles: `${library}/same-draws.ts`,
    provide: { kernels: true, shared: true, seed: 20 },
    testTimeout: 120_000,
  },
});
