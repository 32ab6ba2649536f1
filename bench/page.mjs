import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const [begin, end] = ['<!-- bench: begin -->', '<!-- bench: end -->'];
const formatter = fileURLToPath(new URL('../node_modules/.bin/oxfmt', import.meta.url));

/** Puts the tables into a page, between its two marks, in place of those that are there. */
export function writePage(path, markdown) {
  const page = readFileSync(path, 'utf8');
  const [from, to] = [page.indexOf(begin), page.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`${path} must have the lines ${begin} and ${end}`);
  const tables = `${begin}\n\n${markdown}\n\n`;
  writeFileSync(path, `${page.slice(0, from)}${tables}${page.slice(to)}`);
}

export function writeJson(path, run) {
  writeFileSync(path, `${JSON.stringify(run, null, 2)}\n`);
}

export function format(...paths) {
  const { status, stderr } = spawnSync(formatter, paths, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${formatter} must succeed; got ${stderr}`);
}
