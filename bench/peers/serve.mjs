import { createInterface } from 'node:readline';

const say = (message) => process.stdout.write(`${JSON.stringify(message)}\n`);

/**
 * Answers the benchmark's requests, each a line of JSON: `load` reads the first `rows` of a workload, `run` runs one of the programs that
 * this process offers, `free` frees the loaded data. `prepare` returns the programs as functions that return the result, and `free`.
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
