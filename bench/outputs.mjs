import {
  accessSync,
  closeSync,
  constants,
  existsSync,
  mkdirSync,
  openSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { checkPage, format, writePage } from './page.mjs';

const usual = fileURLToPath(new URL('results', import.meta.url));

/** The files for the results. Throws if one cannot be written. Call it before any measurement. */
export function outputsFor({ write: page, out }) {
  const folder = out ?? (page ? dirname(page) : usual);
  const json = join(folder, 'benchmarks.json');
  if (page) {
    attempt(`--write must be a file that exists and can be written`, () => touch(page));
    checkPage(page);
  }
  attempt(`${folder} must be a folder in which benchmarks.json can be written`, () => {
    mkdirSync(folder, { recursive: true });
    if (existsSync(json)) touch(json);
    else accessSync(folder, constants.W_OK);
  });
  return { page, json };
}

export function writeOutputs({ page, json }, run, markdown) {
  writeFileSync(json, `${JSON.stringify(run, null, 2)}\n`);
  if (!page) return;
  writePage(page, markdown);
  format(page, json);
}

/** Throws if a file cannot be read and written. */
const touch = (file) => closeSync(openSync(file, 'r+'));

function attempt(expected, action) {
  try {
    action();
  } catch (error) {
    throw new Error(`${expected}; got ${error.message}`, { cause: error });
  }
}
