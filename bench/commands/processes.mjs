import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { python } from '../python.mjs';
import { accuracy } from '../targets.mjs';

const path = (name) => fileURLToPath(new URL(name, import.meta.url));
const rightly = path('../../packages/cli/bin/rightly.js');
const { execPath: node } = process;

/*
 * A process is run as `command`. `watched` is the same command, which also writes its peak memory. `answer` finds the result in the
 * printed text.
 */
const inNode = (...args) => ({
  command: [node, ...args],
  watched: [node, '--import', path('memory.mjs'), ...args],
});

function inPython(script, paths) {
  const watch = readFileSync(path('memory.py'), 'utf8');
  return {
    command: [python, '-c', script, ...paths],
    watched: [python, '-c', `${watch}${script}`, ...paths],
  };
}

/** The names of the programs. */
export function versionsOf(peers) {
  const { stdout } = spawnSync(node, [rightly, '--version'], { encoding: 'utf8' });
  const ours = { '@rightly/cli': stdout.trim() };
  if (peers !== 'all') return ours;
  const names = JSON.stringify(['NumPy', 'pandas', 'polars', 'PyArrow', 'scikit-learn']);
  const script = `import json, importlib.metadata as m; print(json.dumps({n: m.version(n) for n in ${names}}))`;
  return { ...ours, ...JSON.parse(spawnSync(python, ['-c', script], { encoding: 'utf8' }).stdout) };
}

const answer = (text) => JSON.parse(text).results[0].value;

/** The processes that are compared on these files. */
export function processesFor({ scripts, metrics }, paths, peers) {
  const [file, labels] = paths;
  const truth = labels === undefined ? [] : ['--y-true', labels];
  const evaluate = (...more) =>
    inNode(rightly, 'evaluate', file, ...truth, ...more, '--format', 'json');
  const ours = {
    ...evaluate(...(metrics === undefined ? [] : ['--metrics', metrics])),
    name: 'rightly evaluate',
    family: 'Rightly',
    answer,
  };
  // The reference for other metrics is the accuracy of the same file.
  const plain =
    metrics === undefined
      ? []
      : [{ ...evaluate('--metrics', 'accuracy'), name: accuracy, family: accuracy, answer }];
  const reading = {
    ...inNode(path('read.mjs'), ...paths),
    name: 'reading the file',
    family: 'read pass',
  };
  const others = Object.entries(peers === 'all' ? scripts : {}).map(([name, script]) =>
    Object.assign(inPython(script, paths), { name, family: name, answer: Number }),
  );
  return [ours, ...plain, reading, ...others];
}
