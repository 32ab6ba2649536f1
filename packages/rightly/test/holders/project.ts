import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll } from 'vitest';

const here = fileURLToPath(new URL('.', import.meta.url));
const root = fileURLToPath(new URL('../../../../', import.meta.url));

const dependenciesIn = (folder: string): Readonly<Record<string, string>> => {
  const file = join(folder, 'package.json');
  const { dependencies } = JSON.parse(readFileSync(file, 'utf8')) as {
    dependencies: Record<string, string>;
  };
  return dependencies;
};

function link(place: string, name: string, from: string): void {
  const to = join(place, 'node_modules', name);
  mkdirSync(dirname(to), { recursive: true });
  symlinkSync(join(from, 'node_modules', name), to, 'dir');
}

/**
 * A user's folder: copies of an example and of the examples that it needs, with the packages that the example depends on. It is
 * removed at the end of the tests.
 */
export function project(example: string, ...needed: readonly string[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'project-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const own = join(folder, example);
  for (const name of [example, ...needed])
    cpSync(join(root, 'examples', name), join(folder, name), {
      recursive: true,
      filter: (path) => !/\/(node_modules|models|dist|test)(\/|$)|\.onnx$/.test(path),
    });
  for (const name of ['rightly', 'vite']) link(folder, name, root);
  const tested = dependenciesIn(here);
  for (const [name, version] of Object.entries(dependenciesIn(own))) {
    if (version !== tested[name])
      throw new Error(
        `examples/${example}/package.json: ${name} must have the version that is tested, ${tested[name]}; got ${version}`,
      );
    link(own, name, here);
  }
  return own;
}
