import { createInterface } from 'node:readline';

const say = (message) => process.stdout.write(`${JSON.stringify(message)}\n`);

/**
 * Answers the benchmark's requests, a line of JSON each: `load` the first `rows` of a workload, `run` one of the contenders that this
 * offers for it, `free` what was loaded. `prepare` gives the contenders as functions that return the result, and `free`.
 */
export async function serve(versions, prepare) {
  const nothing = { runs: {}, free() {} };
  let loaded = nothing;
  const answers = {
    async load({ workload, rows }) {
      loaded = (await prepare(workload, rows)) ?? nothing;
      return { contenders: Object.keys(loaded.runs) };
    },
    async run({ contender }) {
      const started = performance.now();
      const result = await loaded.runs[contender]();
      return { ms: performance.now() - started, result };
    },
    free() {
      loaded.free();
      loaded = nothing;
      globalThis.gc();
      return {};
    },
  };
  say({ versions });
  for await (const line of createInterface({ input: process.stdin })) {
    const request = JSON.parse(line);
    try {
      say(await answers[request.do](request));
    } catch (error) {
      say({ error: error.stack });
    }
  }
  process.exit();
}
