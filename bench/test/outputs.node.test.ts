import { spawnSync, type SpawnSyncReturns } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';

const program = fileURLToPath(new URL('../run.mjs', import.meta.url));
const recorded = fileURLToPath(new URL('../../docs/benchmarks.json', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'bench-'));
afterAll(() => rmSync(folder, { recursive: true }));

const page = 'Before.\n\n<!-- bench: begin -->\n\nold\n\n<!-- bench: end -->\n\nAfter.\n';
writeFileSync(join(folder, 'page.md'), page);
writeFileSync(join(folder, 'plain.md'), 'A page without the marks.\n');
writeFileSync(join(folder, 'turned.md'), '<!-- bench: end -->\n\n<!-- bench: begin -->\n');
writeFileSync(join(folder, 'page.txt'), page);
mkdirSync(join(folder, 'taken/benchmarks.json'), { recursive: true });
writeFileSync(join(folder, 'taken/page.md'), page);

/** A small measurement, if the arguments are right. */
const bench = (...args: string[]): SpawnSyncReturns<string> => {
  const small = ['--peers', 'none', '--only', 'W1', '--rounds', '1', '--scale', '0.001'];
  return spawnSync(process.execPath, [program, ...small, ...args], {
    cwd: folder,
    encoding: 'utf8',
  });
};

// Progress goes to stderr first, so a single line means that nothing was measured.
test.each([
  ['a page that does not exist', ['--write', 'NEW.md'], /--write .* got ENOENT.*NEW\.md/],
  ['a page in no folder', ['--write', 'none/page.md'], /--write .* got ENOENT.*none/],
  ['a folder', ['--write', 'taken'], /--write .* got EISDIR.*taken/],
  ['no marks', ['--write', 'plain.md'], /plain\.md must have the line <!-- bench: begin -->/],
  ['marks in the wrong order', ['--write', 'turned.md'], /turned\.md must have the line/],
  ['a page that is no Markdown', ['--write', 'page.txt'], /page\.txt must be a page that oxfmt/],
  ['a folder as benchmarks.json', ['--write', 'taken/page.md'], /benchmarks\.json .* got EISDIR/],
  ['a file as folder', ['--out', 'page.md'], /page\.md must be a folder .* got EEXIST/],
  ['a folder in a file', ['--out', 'page.md/results'], /must be a folder .* got ENOTDIR/],
  ['no name', ['--write', ''], /--write must be a path; got an empty text/],
  ['an unknown option', ['--wirte', 'page.md'], /'--wirte'/],
  ['an argument too many', ['page.md'], /'page\.md'/],
  ['an unknown workload', ['--only', 'W1,W99'], /--only must be of W1.*; got W99/],
])('is refused before anything is measured: %s', (_, args, message) => {
  const { status, stdout, stderr } = bench(...args);
  expect(stderr).toMatch(message);
  expect(stderr.trimEnd().split('\n')).toHaveLength(1);
  expect(stdout).toBe('');
  expect(status).toBe(2);
  expect(readFileSync(join(folder, 'page.md'), 'utf8')).toBe(page);
});

test('the tables go between the marks, and benchmarks.json beside the page', () => {
  const { status, stderr } = bench('--from', recorded, '--write', 'page.md');
  expect(stderr).toBe('');
  expect(status).toBe(0);
  const written = readFileSync(join(folder, 'page.md'), 'utf8');
  expect(written).toMatch(
    /^Before\.\n\n<!-- bench: begin -->\n[^]*\n### Targets\n[^]*\n<!-- bench: end -->\n\nAfter\.\n$/,
  );
  expect(written).not.toContain('\nold\n');
  expect(JSON.parse(readFileSync(join(folder, 'benchmarks.json'), 'utf8'))).toEqual(
    JSON.parse(readFileSync(recorded, 'utf8')),
  );
});

test('a new folder is made for benchmarks.json', () => {
  expect(bench('--from', recorded, '--out', 'a/b').status).toBe(0);
  expect(existsSync(join(folder, 'a/b/benchmarks.json'))).toBe(true);
});
