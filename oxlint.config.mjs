// `npm run lint` names this file with `-c`: oxlint finds a configuration by itself only as JSON, or as TypeScript on Node 22.
import { importRule } from './scripts/import-rule.mjs';

export default {
  plugins: ['typescript', 'unicorn', 'import', 'oxc', 'vitest'],
  categories: { correctness: 'error', suspicious: 'error', perf: 'error' },
  ignorePatterns: ['**/dist', 'kernel/src', 'packages/rightly/test/holders/types'],
  rules: {
    'typescript/no-floating-promises': 'error',
    'import/no-unassigned-import': 'off',
    'no-await-in-loop': 'off',
    'unicorn/no-array-sort': 'off',
    'typescript/no-unsafe-type-assertion': 'off',
    'import/no-named-as-default-member': 'off',
    'vitest/valid-expect': ['error', { maxArgs: 2 }],
    'vitest/expect-expect': ['error', { assertFunctionNames: ['expect*'] }],
  },
  overrides: [
    ...importRule,
    {
      files: ['packages/cli/src/**'],
      rules: {
        'no-console': 'error',
        'import/no-cycle': ['error', { ignoreTypes: false }],
        'no-restricted-properties': [
          'error',
          {
            object: 'process',
            property: 'stderr',
            message:
              'Messages may quote files and servers: say() of process/standard-error.ts makes them safe.',
          },
        ],
      },
    },
    { files: ['packages/cli/src/process/**'], rules: { 'no-restricted-properties': 'off' } },
  ],
};
