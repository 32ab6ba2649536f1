// Measures Rightly beside others. Nothing is printed before every answer was compared and found right.
import { mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { measureCommands } from './commands/measure.mjs';
import { measureInMemory } from './in-memory.mjs';
import { machine } from './machine.mjs';
import { parseOptions, usage } from './options.mjs';
import { format, writeJson, writePage } from './page.mjs';
import { Progress } from './progress.mjs';
import { installPython } from './python.mjs';
import { toMarkdown } from './report.mjs';

const usual = fileURLToPath(new URL('results', import.meta.url));

try {
  await main(parseOptions(process.argv.slice(2)));
} catch (error) {
  process.stderr.write(`bench: ${error.message}\n`);
  process.exitCode = 1;
}

async function main(options) {
  if (options.help) {
    process.stdout.write(usage);
    return;
  }
  const run = options.from
    ? JSON.parse(readFileSync(options.from, 'utf8'))
    : await measureAll(options);
  const markdown = toMarkdown(run);
  const folder = options.out ?? (options.write ? dirname(options.write) : usual);
  mkdirSync(folder, { recursive: true });
  const json = join(folder, 'benchmarks.json');
  writeJson(json, run);
  if (options.write) {
    writePage(options.write, markdown);
    format(options.write, json);
  }
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
