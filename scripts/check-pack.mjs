// Packs the packages for publishing, installs them in empty projects as a user would, and uses them.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { followStart } from './follow-start.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'pack-'));

/** Runs a program and returns its output. If it fails, this prints the output and throws. */
function run(cwd, program, ...args) {
  try {
    return execFileSync(program, args, {
      cwd,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'inherit'],
    });
  } catch (error) {
    process.stderr.write(error.stdout);
    throw error;
  }
}
/** The version that the tests run with. */
const { version: tensorflow } = JSON.parse(
  readFileSync(join(root, 'node_modules/@tensorflow/tfjs-core/package.json'), 'utf8'),
);
const tool = (name) => join(root, 'node_modules/.bin', name);
const report = (what) => console.log(`ok: ${what}`);

const read = (file) => readFileSync(join(root, file), 'utf8');
const manifestOf = (name) => JSON.parse(read(`packages/${name}/package.json`));

/** The files that both tarballs hold, and the other files of each. Any other file is a mistake. */
const everywhere = ['LICENSE', 'README.md', 'package.json', 'bin/rightly.js'];
const besides = {
  rightly: /^(src\/.+\.ts|dist\/.+\.(js|d\.ts)(\.map)?)$/,
  '@rightly/cli': /^bundle\/([\w-]+\.js|LICENSES\.txt)$/,
};

function checkContents(name, files) {
  const held = new Set(files.map(({ path }) => path));
  const missing = everywhere.filter((file) => !held.has(file));
  const strange = [...held].filter(
    (file) => !everywhere.includes(file) && !besides[name].test(file),
  );
  // A build does not remove the output of a deleted source.
  for (const file of held) {
    const [, place, ending] = /^(?:src|dist)\/(.+?)(\.d\.ts|\.js|\.ts)(?:\.map)?$/.exec(file) ?? [];
    if (ending === '.ts')
      missing.push(...['js', 'd.ts'].map((e) => `dist/${place}.${e}`).filter((f) => !held.has(f)));
    else if (ending && !held.has(`src/${place}.ts`)) strange.push(file);
  }
  if (missing.length > 0 || strange.length > 0)
    throw new Error(
      `${name} must hold its own files and no others; it lacks ${list(missing)}, and has ${list(strange)} (npm run clean removes the output of deleted sources)`,
    );
}

const list = (names) => names.slice(0, 5).join(', ') || 'nothing';

/** All packages have one version, and name each other by it. CHANGELOG.md and README.md name it too. */
function checkVersions() {
  const [library, command, page] = ['rightly', 'cli', 'report'].map(manifestOf);
  const { version } = library;
  const versions = {
    'packages/cli/package.json: version': command.version,
    'packages/cli/package.json: rightly': command.devDependencies.rightly,
    'packages/cli/package.json: @rightly/report': command.devDependencies['@rightly/report'],
    'packages/report/package.json: version': page.version,
    'packages/report/package.json: rightly': page.peerDependencies.rightly,
    'CHANGELOG.md: the newest version': /^## \[(\d\S*)\]|^To be (\d\S*)\.$/m
      .exec(read('CHANGELOG.md'))
      ?.slice(1)
      .find(Boolean),
    'README.md: the tarball of the library': /rightly-(\d\S*?)\.tgz/.exec(read('README.md'))?.[1],
    'README.md: the tarball of the command': /rightly-cli-(\d\S*?)\.tgz/.exec(
      read('README.md'),
    )?.[1],
  };
  for (const [what, found] of Object.entries(versions))
    if (found !== version)
      throw new Error(`${what} must be ${version}, as packages/rightly/package.json; got ${found}`);
  report(`one version, ${version}`);
}

/** The path of the tarball for `npm publish`. */
function pack(name) {
  const json = run(root, 'npm', 'pack', '--json', '--pack-destination', folder, '-w', name);
  // npm 11 prints a list, and later versions print an object by name.
  const [{ filename, size, files }] = Object.values(JSON.parse(json));
  checkContents(name, files);
  report(`${filename}: ${files.length} files, ${size} bytes`);
  return join(folder, filename);
}

/** An empty project with these tarballs installed. */
function project(name, ...tarballs) {
  const cwd = join(folder, name);
  mkdirSync(cwd);
  writeFileSync(join(cwd, 'package.json'), JSON.stringify({ name, private: true, type: 'module' }));
  run(cwd, 'npm', 'install', '--loglevel=error', '--no-audit', '--no-fund', ...tarballs);
  return cwd;
}

/** All entries except `rightly/tfjs`, which needs TensorFlow.js. */
const entryNames = Object.keys(manifestOf('rightly').exports)
  .filter((entry) => !['./package.json', './tfjs'].includes(entry))
  .map((entry) => entry.slice(2) || 'rightly');

function checkModules(cwd) {
  const use = `
    const m = new rightly.Accuracy();
    m.updateState([1, 2, 3, 4], [0, 2, 3, 4]);
    const copy = registry.metricFromJSON(JSON.parse(JSON.stringify(m)));
    if (copy.result() !== 0.75) throw new Error(\`0.75 expected, got \${copy.result()}\`);
    memory.release(memory.allocate(Float32Array, 3));
    for (const entry of [${entryNames.join()}])
      if (Object.keys(entry).length === 0) throw new Error('an entry exports nothing');`;
  const entries = entryNames.map((name) => [name, name === 'rightly' ? name : `rightly/${name}`]);
  const imports = entries.map(([name, entry]) => `import * as ${name} from '${entry}';`);
  const requires = entries.map(([name, entry]) => `const ${name} = require('${entry}');`);
  writeFileSync(join(cwd, 'import.mjs'), imports.join('\n') + use);
  writeFileSync(join(cwd, 'require.cjs'), requires.join('\n') + use);
  for (const file of ['import.mjs', 'require.cjs']) {
    run(cwd, 'node', file);
    report(`node ${file}`);
  }
}

const typed = `
import { BinaryAccuracy, binaryAccuracy, type Metric, type MetricOptions } from 'rightly';
import { metricFromJSON } from 'rightly/registry';
import * as sql from 'rightly/sql';
import { inspect } from 'rightly/inspect';
import { allocate } from 'rightly/memory';
import { interval } from 'rightly/statistics';
import { Windowed } from 'rightly/streams';
import { updateStateAsync } from 'rightly/threads';

const options: MetricOptions = { dtype: 'float32' };
const binary = new BinaryAccuracy({ threshold: 0.3, ...options });
binary.updateState([1, 0], Float32Array.of(0.9, 0.2), { sampleWeight: [1, 2] });
export const metrics: Metric[] = [binary, metricFromJSON(binary.toJSON())];
export const results: number[] = [...metrics.map((m) => m.result()), binaryAccuracy([1], [1]).shape.length];
export { sql };
export const born: Float32Array = allocate(Float32Array, 2);
export const tied: readonly number[] = inspect([binary], [1, 0], born).tied;
export const counted: Promise<void> = updateStateAsync(binary, [1, 0], born, { threads: 1 });
export const least: number | null = interval(binary).low;
export const lately: number = new Windowed(binary, { size: 9 }).result();
// @ts-expect-error -- an unknown option
export const unknown = new BinaryAccuracy({ treshold: 0.3 });
// @ts-expect-error -- a string is no result
export const text: string = binary.result();
`;

/** Training as a user of TensorFlow.js does it: by import and by require. */
function checkTraining(cwd) {
  const use = `
    (async () => {
      const layers = [tf.layers.dense({ units: 2, inputShape: [2], activation: 'softmax' })];
      const top = new rightly.SparseTopKCategoricalAccuracy({ k: 2, name: 'top2' });
      const model = compile(tf.sequential({ layers }), { optimizer: 'adam', loss: 'sparse_categorical_crossentropy', metrics: ['acc', top] });
      const { history } = await model.fit(tf.ones([4, 2]), tf.tensor1d([0, 1, 1, 0], 'int32'), { epochs: 2 });
      if (String(history.top2) !== '1,1') throw new Error(\`1,1 expected, got \${history.top2}\`);
    })();`;
  const modules = ["'@tensorflow/tfjs'", "'rightly'", "'rightly/tfjs'"];
  const bindings = ['* as tf', '* as rightly', '{ compile }'];
  const imports = modules.map((from, i) => `import ${bindings[i]} from ${from};`);
  const requires = modules.map(
    (from, i) => `const ${bindings[i].replace('* as ', '')} = require(${from});`,
  );
  writeFileSync(join(cwd, 'train.mjs'), imports.join('\n') + use);
  writeFileSync(join(cwd, 'train.cjs'), requires.join('\n') + use);
  for (const file of ['train.mjs', 'train.cjs']) {
    run(cwd, 'node', file);
    report(`node ${file}`);
  }
}

const trained = `
import * as tf from '@tensorflow/tfjs';
import { BinaryAccuracy } from 'rightly';
import { compile, type CompiledModel, type Logs } from 'rightly/tfjs';

const layers = [tf.layers.dense({ units: 1, inputShape: [2] })];
export const model: CompiledModel<tf.Sequential> = compile(tf.sequential({ layers }), {
  optimizer: tf.train.sgd(0.1),
  loss: 'mse',
  metrics: { dense: [new BinaryAccuracy(), (yTrue: tf.Tensor, yPred: tf.Tensor) => tf.sub(yTrue, yPred)] },
});
const metric = new BinaryAccuracy();
metric.updateState(tf.ones([2]), tf.ones([2]));
export const logs: Promise<Logs> = model.evaluate(tf.ones([2, 2]), tf.ones([2, 1]));
// @ts-expect-error -- evaluate gives an object
export const scalars: tf.Scalar[] = await model.evaluate(tf.ones([2, 2]), tf.ones([2, 1]));
`;

/** `more` has settings for the types of another library. */
function checkTypes(cwd, text, more = []) {
  writeFileSync(join(cwd, 'typed.ts'), text);
  const strict = ['--noEmit', '--strict', '--target', 'es2022', '--lib', 'es2022'];
  for (const compiler of ['tsc', 'tsc6'])
    for (const [module, resolution] of [
      ['nodenext', 'nodenext'],
      ['esnext', 'bundler'],
    ]) {
      const how = ['--module', module, '--moduleResolution', resolution];
      run(cwd, tool(compiler), ...strict, ...how, ...more, 'typed.ts');
      report(`types: ${compiler}, ${resolution}`);
    }
}

function checkCommand(cwd) {
  const { version } = manifestOf('cli');
  const printed = run(cwd, 'npx', '--no-install', 'rightly', '--version').trim();
  if (!printed.split(/\s+/).includes(version))
    throw new Error(`rightly --version: ${version} expected, got ${printed}`);
  report(`npx rightly --version: ${printed}`);
  const own = run(cwd, 'node', 'node_modules/rightly/bin/rightly.js', '--version').trim();
  if (own !== printed) throw new Error(`${printed} expected of the library's link, got ${own}`);
  report("the library's link runs the command");
}

/** Without the command's package, `rightly` prints the name of that package. */
function checkSignpost(cwd) {
  const { status, stderr } = spawnSync('npx', '--no-install rightly evaluate'.split(' '), {
    cwd,
    encoding: 'utf8',
  });
  if (status !== 2 || !stderr.includes('npm install @rightly/cli'))
    throw new Error(`npx rightly without the command: status ${status}, ${stderr}`);
  report('npx rightly without the command names its package');
}

try {
  checkVersions();
  const [library, command] = ['rightly', '@rightly/cli'].map(pack);
  for (const tarball of [library, command]) run(root, tool('publint'), 'run', tarball, '--strict');
  report('publint --strict');
  const rules = ['--ignore-rules', 'cjs-resolves-to-esm', '--exclude-entrypoints', 'package.json'];
  run(root, tool('attw'), library, ...rules, '--no-color', '--no-emoji');
  report('attw, node10 too');
  const stranger = project('stranger', library);
  checkSignpost(stranger);
  checkModules(stranger);
  checkTypes(stranger, typed);
  const trainer = project('trainer', library, `@tensorflow/tfjs@${tensorflow}`);
  checkTraining(trainer);
  checkTypes(trainer, trained, ['--skipLibCheck', '--lib', 'es2022,dom']);
  const user = join(folder, 'user');
  mkdirSync(user);
  followStart(root, folder, user);
  report(
    'docs/start.md, from an empty folder to a gate that fails in a CI, and passes after a change',
  );
  checkCommand(user);
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true });
}
