// `npm run mutate -- --mutate 'packages/rightly/src/metrics/**/*.ts'` mutates one room; without it all rooms are. See docs/testing.md.
export default {
  mutate: [
    'packages/rightly/src/{core,metrics,losses}/**/*.ts',
    'packages/rightly/src/engines/{cpu,sql}/**/*.ts',
  ],
  // Texts of errors have tests of their own, and names in SQL may be any.
  mutator: { excludedMutations: ['StringLiteral'] },
  plugins: ['@stryker-mutator/vitest-runner'],
  testRunner: 'vitest',
  vitest: { configFile: 'scripts/mutate/vitest.config.ts', related: false },
  coverageAnalysis: 'perTest',
  ignoreStatic: true,
  // Copies would take longer than tests.
  ignorePatterns: [
    'bench',
    'docs',
    'examples',
    'kernel',
    'packages/cli',
    '.venv-*',
    'coverage',
    'packages/*/dist',
  ],
  concurrency: 2,
  // All tests of the library in one process, which counts what each of them reaches.
  dryRunTimeoutMinutes: 60,
  timeoutMS: 20_000,
  reporters: ['clear-text', 'json'],
  jsonReporter: { fileName: 'coverage/mutation.json' },
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
  tempDirName: 'node_modules/.cache/stryker',
};
