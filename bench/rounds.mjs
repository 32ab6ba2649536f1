import { check } from './expected.mjs';
import { references } from './targets.mjs';
import { scaled } from './workloads.mjs';

const warmUps = 2;
/** The milliseconds for which a warm-up round is repeated. Short functions need many calls until they are compiled. */
const warmUpTime = 200;
/** The longest round in milliseconds. A longer round runs on fewer rows, and then takes about half of this time. */
const longestRound = 10_000;

/**
 * Measures the programs of a workload in turn, a round at a time, so that other load on the machine affects all of them.
 * Every answer is compared with `expected(rows)`.
 */
export async function measure(workload, workers, { expected, rounds, progress }) {
  const contenders = [];
  for (const worker of workers) {
    progress.update(0, `loading: ${worker.program.family}`);
    contenders.push(...(await prepare(worker, workload, expected)));
  }
  const total = contenders.length * (warmUps + rounds);
  let done = 0;
  for (let round = -warmUps; round < rounds; round++)
    for (let i = 0; i < contenders.length; i++) {
      // The order changes, because a program may leave the caches or the clock in another state for the next one.
      const contender = contenders[(i + round + warmUps) % contenders.length];
      let ms = await run(contender);
      if (round >= 0) contender.times.push(ms);
      else while (ms < warmUpTime) ms += await run(contender);
      progress.update(++done / total, contender.name);
    }
  for (const worker of workers) await worker.free();
  return contenders.map((contender) => summary(contender, workload));
}

/** Loads as many rows as the time limit allows. Returns the runs of each program of this worker, and their expected answers. */
async function prepare(worker, workload, expected) {
  const first = scaled(workload, 0.02).rows;
  const names = await worker.load(workload, first);
  for (const name of names) await worker.run(name);
  let rows = fitting(workload, first, await slowest(worker, names));
  for (;;) {
    await worker.free();
    if (names.length === 0) return [];
    await worker.load(workload, rows);
    // Many rows can take far longer than an estimate from few rows.
    const ms = await slowest(worker, names);
    const fewer = ms > longestRound ? fitting(workload, rows, ms) : rows;
    if (fewer === rows) break;
    rows = fewer;
  }
  const answer = expected(rows);
  return names.map((name) => ({ name, worker, rows, expected: answer, times: [] }));
}

/** The time of the slowest contender, in milliseconds. */
async function slowest(worker, names) {
  let longest = 0;
  for (const name of names) longest = Math.max(longest, (await worker.run(name)).ms);
  return longest;
}

/** The number of rows that fit into the time limit, where `rows` rows took `ms` milliseconds. */
function fitting(workload, rows, ms) {
  const whole = (ms * workload.rows) / rows;
  return scaled(workload, whole > longestRound ? longestRound / 2 / whole : 1).rows;
}

async function run({ name, worker, expected }) {
  const { ms, result } = await worker.run(name);
  // A reference program checks its own result.
  if (!references.has(name)) check(result, expected, worker.program.tolerance, name);
  return ms;
}

/** Times of all rows, or of one update of a stream. */
function summary({ name, worker, rows, times }, workload) {
  const updates = workload.batch ? workload.rows / workload.batch : 1;
  const factor = workload.rows / rows / updates;
  return {
    name,
    family: references.has(name) ? name : worker.program.family,
    rows,
    scaled: rows < workload.rows,
    ...spread(times.map((ms) => ms * factor)),
  };
}

/** The median, the lowest and the highest time in milliseconds, each with six digits. */
export function spread(times) {
  const sorted = times.map((ms) => Number(ms.toPrecision(6))).sort((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  const median = (sorted[Math.floor(middle)] + sorted[Math.ceil(middle)]) / 2;
  return { median, min: sorted[0], max: sorted.at(-1) };
}
