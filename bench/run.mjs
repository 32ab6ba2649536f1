// Measures Rightly beside other libraries. It prints results only after all answers were compared and right.
import { readFileSync } from 'node:fs';
import { measureCommands } from './commands/measure.mjs';
import { measureInMemory } from './in-memory.mjs';
import { machine } from './machine.mjs';
import { parseOptions, usage } from './options.mjs';
import { outputsFor, writeOutputs } from './outputs.mjs';
import { Progress } from './progress.mjs';
import { installPython } from './python.mjs';
import { toMarkdown } from './report.mjs';

// Wrong arguments exit with status 2, and later failures with status 1.
let status = 2;
try {
  const options = parseOptions(process.argv.slice(2));
  if (options.help) process.stdout.write(usage);
  else await main(options, outputsFor(options));
} catch (error) {
  process.stderr.write(`bench: ${error.message}\n`);
  process.exitCode = status;
}

async function main(options, outputs) {
  status = 1;
  const run = options.from
    ? JSON.parse(readFileSync(options.from, 'utf8'))
    : await measureAll(options);
  const markdown = toMarkdown(run);
  writeOutputs(outputs, run, markdown);
  process.stdout.write(`${markdown}\n`);
}

async function measureAll(options) {
  if (options.peers === 'all') installPython();
  const date = new Date().toISOString().slice(0, 10);
  const { rounds, scale } = options;
  const progress = new Progress();
  const inMemory = await measureInMemory(options, progress);
  const onFiles = await measureCommands(options, progress);
  const { workloads } = inMemory;
  const { commands } = onFiles;
  const versions = { ...inMemory.versions, ...onFiles.versions };
  return { date, machine: machine(), versions, rounds, scale, workloads, commands };
}
