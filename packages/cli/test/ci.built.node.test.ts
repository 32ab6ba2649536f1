import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { folder } from './command.ts';

/* The parts of examples/ci that run without a CI. */

const root = fileURLToPath(new URL('../../../', import.meta.url));
const path = (name: string): string => join(root, 'examples', name);
const models = ['digits/nearest-centroid.csv', 'digits/predictions.parquet'].map(path);

/** Runs the script in a folder of its own. `PATH` has an npx that finds the command. */
function run(old: string, now: string): { status: number | null; own: string; said: string } {
  const own = folder();
  const npx = join(own, 'npx');
  const main = join(root, 'packages/cli/bin/rightly.js');
  writeFileSync(npx, `#!/bin/sh\nshift\nexec "${process.execPath}" "${main}" "$@"\n`, {
    mode: 0o755,
  });
  const { status, stderr } = spawnSync('sh', [path('ci/evaluate.sh'), old, now], {
    cwd: own,
    encoding: 'utf8',
    env: {
      ...process.env,
      PATH: `${own}:${process.env['PATH']!}`,
      GITHUB_STEP_SUMMARY: join(own, 'summary.md'),
    },
  });
  return { status, own, said: stderr };
}

describe('the script of examples/ci', () => {
  test('passes a better model, and writes what a CI reads', () => {
    const { status, own, said } = run(models[0]!, models[1]!);
    expect([status, said]).toEqual([0, '']);
    const of = (name: string): string => readFileSync(join(own, name), 'utf8');
    expect(of('rightly-total.xml')).toContain('tests="1" failures="0" errors="0"');
    expect(of('rightly-groups.xml')).toContain('tests="3" failures="0" errors="0"');
    expect(of('rightly-compare.xml')).toContain(
      '<testcase classname="rightly" name="accuracy: B must be less than 0.01 worse"/>',
    );
    const summary = of('summary.md');
    expect(summary.match(/^### /gm)).toHaveLength(3);
    expect(summary).toContain('- accuracy: B is better');
  });

  test('fails a worse model', () => {
    const { status, own, said } = run(models[1]!, models[0]!);
    expect(status).toBe(1);
    expect(said).toContain('failed: accuracy: B must be less than 0.01 worse');
    expect(readFileSync(join(own, 'rightly-compare.xml'), 'utf8')).toContain('failures="1"');
    expect(readFileSync(join(own, 'summary.md'), 'utf8')).toContain('- ❌ accuracy: B must be');
  });

  test('distinguishes a missing file from a worse model', () => {
    const { status, own } = run(models[0]!, 'missing.parquet');
    expect(status).toBe(2);
    expect(readFileSync(join(own, 'rightly-total.xml'), 'utf8')).toContain('errors="1"');
  });

  test.each(['github.yml', 'gitlab.yml'])('%s runs it', (name) => {
    const text = readFileSync(path(`ci/${name}`), 'utf8');
    expect(text).toContain(
      'sh examples/ci/evaluate.sh examples/digits/nearest-centroid.csv examples/digits/predictions.parquet',
    );
    // YAML needs two spaces for each level here, and no tabs.
    for (const line of text.split('\n')) expect(line).toMatch(/^( {2})*\S.*$|^$/);
  });
});
