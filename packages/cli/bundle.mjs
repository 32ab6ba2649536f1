// Joins the command and the libraries it is made of into a few files: a hundred and more small modules take longer to load
// than ten million rows to read. The dependencies of the package stay outside: they are native.
import { readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const local = (name) => fileURLToPath(new URL(name, import.meta.url));

rmSync(local('bundle'), { recursive: true, force: true });
const { dependencies } = JSON.parse(readFileSync(local('package.json'), 'utf8'));
const { metafile } = await build({
  entryPoints: [local('dist/main.js')],
  outdir: local('bundle'),
  bundle: true,
  splitting: true,
  platform: 'node',
  format: 'esm',
  target: 'node20.19',
  metafile: true,
  // The last one reads descriptions of services as text. The command has none.
  external: [...Object.keys(dependencies), '@grpc/proto-loader'],
  // Some libraries are CommonJS, and ask for Node's own modules with `require`.
  banner: {
    js: "import { createRequire as makeRequire } from 'node:module';\nconst require = makeRequire(import.meta.url);",
  },
  logLevel: 'warning',
});

/** The folder of the package that a file belongs to, where it is not one of ours. */
function packageOf(file) {
  const parts = file.split('node_modules/');
  if (parts.length === 1) return undefined;
  const [scope, name] = parts.pop().split('/');
  return `${parts.join('node_modules/')}node_modules/${scope.startsWith('@') ? `${scope}/${name}` : scope}`;
}

/** Name, version and licence of a package, and its own words. */
function licence(folder) {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const texts = readdirSync(folder)
    .filter((file) => /^(licen[cs]e|notice)/i.test(file))
    .map((file) => readFileSync(join(folder, file), 'utf8').trim());
  return [`${name} ${version} (${license})`, ...texts].join('\n\n');
}

const folders = new Set(Object.keys(metafile.inputs).map(packageOf).filter(Boolean));
writeFileSync(
  local('bundle/LICENSES.txt'),
  `The files beside this one hold code of these packages.\n\n${[...folders]
    .map(licence)
    .sort((a, b) => a.localeCompare(b))
    .join('\n\n---\n\n')}\n`,
);
