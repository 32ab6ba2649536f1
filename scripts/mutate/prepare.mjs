import { execFileSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Instrumenter } from '@stryker-mutator/instrumenter';

const root = fileURLToPath(new URL('../..', import.meta.url));
const filesOf = (...paths) =>
  execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard', ...paths], {
    cwd: root,
    encoding: 'utf8',
  })
    .split('\0')
    .filter((path) => path && existsSync(join(root, path)));

const quiet = new Proxy({}, { get: () => () => false });

/** Copies what the tests need, with every change of the folder's sources, of which none is active. */
export async function prepare(folder, copy, sample, seed) {
  rmSync(copy, { recursive: true, force: true });
  const needed = [
    ':(glob)*.json',
    ':(glob)packages/**/*.json',
    'packages/rightly',
    'fixtures',
    'scripts',
  ];
  for (const path of filesOf(...needed)) {
    mkdirSync(dirname(join(copy, path)), { recursive: true });
    cpSync(join(root, path), join(copy, path));
  }
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
  // The SQL of the other dialects runs on servers alone.
  const sources = filesOf(`packages/rightly/src/${folder}`).filter(
    (path) => !/sql\/(spark|clickhouse|postgres)/.test(path),
  );
  const instrumented = await new Instrumenter(quiet).instrument(
    sources.map((name) => ({
      name,
      mutate: true,
      content: readFileSync(join(root, name), 'utf8'),
    })),
    // Texts of errors have tests of their own, and names in SQL may be any.
    { plugins: null, ignorers: [], excludedMutations: ['StringLiteral'] },
  );
  for (const { name, content } of instrumented.files) writeFileSync(join(copy, name), content);
  const mutants = instrumented.mutants
    .filter(({ status }) => status !== 'Ignored')
    .map(({ id, fileName, location, mutatorName, replacement }) => ({
      id,
      file: fileName,
      line: location.start.line + 1,
      kind: mutatorName,
      text: replacement,
    }));
  writeFileSync(
    join(copy, 'mutants.json'),
    JSON.stringify(shuffled(mutants, seed).slice(0, sample)),
  );
}

/** A Fisher-Yates shuffle with the numbers of mulberry32. */
function shuffled(list, seed) {
  let state = seed;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let x = Math.imul(state ^ (state >>> 15), 1 | state);
    x = (x + Math.imul(x ^ (x >>> 7), 61 | x)) ^ x;
    return ((x ^ (x >>> 14)) >>> 0) / 2 ** 32;
  };
  for (let i = list.length - 1; i > 0; i--) {
    const j = Math.floor(next() * (i + 1));
    [list[i], list[j]] = [list[j], list[i]];
  }
  return list;
}
