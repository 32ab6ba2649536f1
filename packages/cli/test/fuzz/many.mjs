// Runs the command many times in one process, with one DuckDB. Arguments: the file with the command lines, and the folder of the compiled
// command. Writes a line of JSON for each run, and then the most memory that there was, in kilobytes.
import { readFileSync, writeSync } from 'node:fs';

const [, , lines, dist] = process.argv;
const { main } = await import(`${dist}/main.js`);
const { Duckdb } = await import(`${dist}/engines/duckdb/duckdb.js`);

// An engine takes longer to open than a small file to read.
const engine = await Duckdb.open({ threads: '2', memory: '400MB', progress: false });
engine.close = async () => {};
// What a file's engine may read is locked, and this one reads many files.
engine.allow = async () => {};
engine.lock = async () => {};
Duckdb.open = async () => engine;

for (const args of JSON.parse(readFileSync(lines, 'utf8'))) {
  const written = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'])
    process[name].write = (chunk) => {
      written[name] += String(chunk);
      return true;
    };
  const status = await main(args);
  writeSync(1, `${JSON.stringify({ status, ...written })}\n`);
}
writeSync(1, `${JSON.stringify({ memory: process.resourceUsage().maxRSS })}\n`);
