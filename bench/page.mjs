import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const [begin, end] = ['<!-- bench: begin -->', '<!-- bench: end -->'];
const formatter = fileURLToPath(new URL('../node_modules/.bin/oxfmt', import.meta.url));

/** Throws if a page has no place for the tables, or cannot be formatted. */
export function checkPage(path) {
  around(path);
  // Status 1 means that the page would change.
  const { status, stderr } = oxfmt('--list-different', path);
  if (status > 1)
    throw new Error(`${path} must be a page that oxfmt formats; got ${stderr.trim()}`);
}

/** Replaces the tables between the two marks of a page. */
export function writePage(path, markdown) {
  const [before, after] = around(path);
  writeFileSync(path, `${before}${begin}\n\n${markdown}\n\n${after}`);
}

/** The text of a page before the first mark, and from the second mark on. */
function around(path) {
  const page = readFileSync(path, 'utf8');
  const [from, to] = [page.indexOf(begin), page.indexOf(end)];
  if (from < 0 || to < from)
    throw new Error(`${path} must have the line ${begin} and, below it, the line ${end}`);
  return [page.slice(0, from), page.slice(to)];
}

export function format(...paths) {
  const { status, stderr } = oxfmt(...paths);
  if (status !== 0) throw new Error(`${formatter} must succeed; got ${stderr}`);
}

const oxfmt = (...args) => spawnSync(formatter, args, { encoding: 'utf8' });
