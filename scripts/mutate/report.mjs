import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Wilson's interval of 95 % for a share. */
function interval(some, all) {
  const z = 1.959964;
  const share = some / all;
  const middle = (share + z ** 2 / (2 * all)) / (1 + z ** 2 / all);
  const half =
    (z * Math.sqrt((share * (1 - share)) / all + z ** 2 / (4 * all ** 2))) / (1 + z ** 2 / all);
  return [middle - half, middle + half];
}

const percent = (share) => `${(100 * share).toFixed(1)} %`;

/** Prints the mutants that survived, and how many were killed. Mutants in code that runs only at load are not counted. */
export function report(copy, records) {
  const mutants = JSON.parse(readFileSync(join(copy, 'mutants.json'), 'utf8'));
  const killed = new Set(records.map((record) => record.killed));
  const reached = new Set(records.flatMap((record) => record.reached ?? []));
  const atLoad = new Set(records.flatMap((record) => record.atLoad ?? []));
  const counted = mutants.filter(({ id }) => killed.has(id) || reached.has(id) || !atLoad.has(id));
  const survivors = counted
    .filter(({ id }) => !killed.has(id))
    .sort((a, b) => a.file.localeCompare(b.file) || a.line - b.line);
  for (const { id, file, line, kind, text } of survivors)
    console.log(
      `${file}:${line} ${kind} ${reached.has(id) ? 'survived' : 'not reached'}: ${text.replaceAll(/\s+/g, ' ').slice(0, 120)}`,
    );
  const some = counted.length - survivors.length;
  const [from, to] = interval(some, counted.length).map(percent);
  console.log(
    `${counted.length} mutants, ${some} killed: ${percent(some / counted.length)} (as a sample: ${from} to ${to}). ${mutants.length - counted.length} more are in code that runs once, at load.`,
  );
}
