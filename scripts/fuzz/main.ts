import * as fc from 'fast-check';
import { inspect } from 'node:util';
import type { Generator } from './generator.ts';
import { arrays } from './generators/arrays.ts';
import { arrow } from './generators/arrow.ts';
import { calls } from './generators/calls.ts';
import { commandLines } from './generators/command-lines.ts';
import { conditions } from './generators/conditions.ts';
import { configurations } from './generators/configurations.ts';
import { csv } from './generators/csv.ts';
import { garbage } from './generators/garbage.ts';
import { jsonl } from './generators/jsonl.ts';
import { merges } from './generators/merges.ts';
import { names } from './generators/names.ts';
import { npy } from './generators/npy.ts';
import { npz } from './generators/npz.ts';
import { options } from './generators/options.ts';
import { parquet } from './generators/parquet.ts';
import { states } from './generators/states.ts';
import { tensors } from './generators/tensors.ts';

const all: readonly Generator[] = [
  arrays,
  garbage,
  calls,
  tensors,
  options,
  states,
  configurations,
  names,
  merges,
  npy,
  npz,
  arrow,
  csv,
  jsonl,
  parquet,
  commandLines,
  conditions,
];

const given = JSON.parse(process.argv[2]!) as Record<
  'seconds' | 'inputs' | 'only' | 'seed',
  string
>;
const only = given.only.split(',').filter((name) => name !== '');
const unknown = only.find((name) => !all.some((one) => one.name === name));
if (unknown !== undefined) {
  console.error(`--only must name ${all.map(({ name }) => name).join(', ')}; got ${unknown}`);
  process.exit(1);
}
const chosen = only.length === 0 ? all : all.filter(({ name }) => only.includes(name));
const counts = new Map(chosen.map(({ name }) => [name, 0]));
const [first, most] = [Number(given.seed), Number(given.inputs)];
const end = Date.now() + 1000 * Number(given.seconds);

/** Proxies of inputs may throw on each access. */
function shown(counterexample: unknown): string {
  try {
    return fc.stringify(counterexample).slice(0, 3000);
  } catch {
    return inspect(counterexample, { depth: 6, breakLength: 150 }).slice(0, 3000);
  }
}

/** Reports the current turn to the parent process, and waits until the report is sent. */
const report = (text: string): Promise<void> =>
  new Promise((resolve) => {
    process.send!(text, () => resolve());
  });

let [total, failures] = [0, 0];
for (let seed = first; Date.now() < end && total < most && failures === 0; seed++) {
  for (const { name, runs, property } of chosen) {
    const again = `--only ${name} --seed ${seed}`;
    await report(again);
    const found = await fc.check(property() as fc.IAsyncProperty<unknown>, {
      seed,
      numRuns: runs,
    });
    total += found.numRuns;
    counts.set(name, counts.get(name)! + found.numRuns);
    if (!found.failed || found.counterexample === null) continue;
    failures++;
    const { errorInstance, counterexample, numShrinks } = found;
    const error = errorInstance as Error;
    console.log(`${name}: ${shown(counterexample)}`);
    console.log(
      `  after ${numShrinks} steps of shrinking; ${String(error?.stack ?? error).slice(0, 2000)}`,
    );
    console.log(`  again: npm run fuzz -- ${again}`);
  }
}
for (const [name, count] of counts) console.log(`${name.padEnd(16)} ${count.toLocaleString('en')}`);
console.log(`${total.toLocaleString('en')} inputs from seed ${first}, ${failures} failures`);
process.exit(failures === 0 ? 0 : 1);
