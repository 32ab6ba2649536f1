/* oxlint-disable unicorn/consistent-function-scoping, unicorn/no-useless-spread -- helpers stand beside the tests that use them; arguments stand in pairs */
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ended } from './ended.ts';

/* The built packages, read by other compilers and test runners. */

const here = fileURLToPath(new URL('.', import.meta.url));
const library = fileURLToPath(new URL('../../', import.meta.url));
const tool = (path: string): string => join(here, 'node_modules', path);

describe('TypeScript', () => {
  const check = (file: string, ...options: string[]): ReturnType<typeof ended> =>
    ended(process.execPath, [
      tool('typescript/bin/tsc'),
      ...['--noEmit', '--strict', '--target', 'es2022', '--skipLibCheck'],
      ...options,
      join(here, 'types', file),
    ]);
  const nothing = { code: 0, output: '' };

  test.each([
    ['node10', 'commonjs'],
    ['bundler', 'esnext'],
    ['nodenext', 'nodenext'],
  ])('finds the types of every entry point with moduleResolution %s', async (how, module) => {
    const options = ['--moduleResolution', how, '--module', module];
    expect(await check('old-resolution.ts', ...options)).toEqual(nothing);
  });

  test('accepts outputs of other packages, with their own types', async () => {
    const options = ['--moduleResolution', 'bundler', '--module', 'esnext', '--types', 'node'];
    expect(await check('with-packages.ts', ...options)).toEqual(nothing);
  });
});

describe('Jest, in CommonJS,', () => {
  const folder = mkdtempSync(join(tmpdir(), 'jest-'));
  beforeAll(() => {
    const installed = join(folder, 'node_modules/rightly');
    mkdirSync(installed, { recursive: true });
    for (const part of ['dist', 'package.json'])
      cpSync(join(library, part), join(installed, part), { recursive: true });
    writeFileSync(join(folder, 'package.json'), '{ "name": "user", "private": true }');
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const use = `
    const metric = new Accuracy();
    metric.updateState([1, 2], Float32Array.of(1, 0));
    expect(metricFromJSON(JSON.parse(JSON.stringify(metric))).result()).toBe(0.5);
    const top = new SparseCategoricalAccuracy();
    top.updateState([1, 0], { data: Float32Array.of(0.1, 0.9, 0.2, 0.8), shape: [2, 2] });
    expect(top.result()).toBe(0.5);`;
  const names = '{ Accuracy, SparseCategoricalAccuracy }';
  const jest = (options: string[], config: object): ReturnType<typeof ended> => {
    writeFileSync(join(folder, 'jest.config.json'), JSON.stringify(config));
    return ended(process.execPath, [...options, tool('jest/bin/jest.js'), '--no-cache'], folder);
  };

  test('imports the library with --experimental-vm-modules', async () => {
    const code = `test('counts', async () => {
      const ${names} = await import('rightly');
      const { metricFromJSON } = await import('rightly/registry');${use}
    });`;
    writeFileSync(join(folder, 'use.test.js'), code);
    const { output } = await jest(['--experimental-vm-modules'], {});
    expect(output).toContain('Tests:       1 passed, 1 total');
  });

  test('requires the library where its configuration transforms it', async () => {
    const code = `const ${names} = require('rightly');
      const { metricFromJSON } = require('rightly/registry');
      test('counts', () => {${use} });`;
    writeFileSync(join(folder, 'use.test.js'), code);
    const plugins = [tool('@babel/plugin-transform-modules-commonjs')];
    const { output } = await jest([], {
      transform: { '\\.js$': [tool('babel-jest'), { plugins }] },
      transformIgnorePatterns: ['/node_modules/(?!rightly/)'],
    });
    expect(output).toContain('Tests:       1 passed, 1 total');
  });
});
