import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

const at = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const library = 'packages/rightly/test';
const tests = process.env['MUTATE_TESTS']?.split(',') ?? [];
/** Without WebAssembly, plain arrays count. */
const isPlain = process.env['MUTATE_PLAIN'] === 'true';

const place = ({ moduleId }: TestSpecification): number =>
  tests.findIndex((test) => moduleId.endsWith(test));

class InOrder extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return [...files].sort((a, b) => place(a) - place(b));
  }
}

/** Runs tests on the sources beside this file, which is a part of a copy of the tree. */
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
    include: tests,
    pool: 'forks',
    isolate: false,
    maxWorkers: 1,
    sequence: { sequencer: InOrder },
    runner: at('scripts/mutate/runner.ts'),
    setupFiles: [
      ...(isPlain ? [at(`${library}/without-webassembly.ts`)] : []),
      at(`${library}/same-draws.ts`),
      at('scripts/mutate/setup.ts'),
    ],
    provide: { kernels: !isPlain, shared: !isPlain, seed: 20 },
    testTimeout: 3_600_000,
    hookTimeout: 600_000,
    watch: false,
  },
});
