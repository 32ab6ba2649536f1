import { programsFor, takesPart } from './contenders.mjs';
import { makeData } from './data.mjs';
import { expectedResult } from './expected.mjs';
import { measure } from './rounds.mjs';
import { Worker } from './worker.mjs';
import { describe, scaled, workloads } from './workloads.mjs';
import { withFiles } from './writer.mjs';

/** Measures the selected workloads. Returns the results and the versions of all programs. */
export async function measureInMemory({ peers, rounds, scale, wants }, progress) {
  const wanted = workloads.filter(({ id }) => wants(id)).map((one) => scaled(one, scale));
  if (wanted.length === 0) return { versions: {}, workloads: [] };
  const workers = programsFor(peers)
    .filter((program) => wanted.some((workload) => takesPart(program, workload)))
    .map((program) => new Worker(program));
  try {
    progress.start('starting');
    const versions = {};
    for (const worker of workers) Object.assign(versions, await worker.start());
    const measured = [];
    for (const workload of wanted) {
      const own = workers.filter(({ program }) => takesPart(program, workload));
      measured.push(await measureOne(workload, own, rounds, progress));
    }
    return { versions, workloads: measured };
  } finally {
    progress.stop();
    for (const worker of workers) await worker.end();
  }
}

async function measureOne(workload, workers, rounds, progress) {
  const { id, title, kind, beside = false } = workload;
  progress.start(`${id}, ${title}`);
  const results = await withFiles((writer) => {
    const made = makeData(workload, writer);
    const expected = made.expected ?? ((rows) => expectedResult(made, rows));
    const { files } = writer;
    return measure({ ...workload, files }, workers, { expected, rounds, progress });
  });
  const unit = workload.batch ? 'µs' : 'ms';
  return { id, title, kind, beside, what: describe(workload), unit, results };
}
