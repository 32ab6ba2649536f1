import { statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { Duckdb } from '../../engines/duckdb/duckdb.ts';
import { explain as explained } from '../../engines/explain.ts';
import { InputError } from '../../process/errors.ts';
import { checkComplete } from '../files/check-complete.ts';
import { compressionOf } from '../files/compression.ts';
import type { FoundFiles } from '../files/found-files.ts';
import { readStart } from '../files/head.ts';
import { openSpool, type SpoolFile } from '../files/spool-file.ts';
import type { Assumed } from '../input.ts';
import { damagedZstd, lines } from '../duckdb/damaged-lines.ts';
import { longestLine } from '../duckdb/json-limits.ts';
import { rowsOfDocument } from './rows-of-document.ts';
import { JsonBytes } from './scan-values.ts';

/** The most bytes of a document, which is read into memory as a whole. */
const mostBytes = 1 << 30;

/** Files with one JSON value on each line, and the assumptions about them. */
export interface JsonLines {
  readonly files: FoundFiles;
  readonly assumed: readonly Assumed[];
  /** An error with rows of documents in place of lines, and with the user's names of the files. */
  explain(error: unknown): unknown;
  /** Removes the temporary copies. */
  close(): void;
}

/** JSON files with one row on each line. A document is copied into a temporary file, line by line. */
export async function toOneRowALine(
  files: FoundFiles,
  engine: Duckdb,
  records: string | undefined,
): Promise<JsonLines> {
  const { paths, originals = paths } = files;
  const written = new Map<SpoolFile, string>();
  const assumed = new Map<string, Assumed>();
  const close = (): void => written.forEach((_, copy) => copy.close());
  const read: string[] = [];
  try {
    for (const [i, path] of paths.entries()) {
      const name = originals[i]!;
      if (!(await isDocument(path, name, engine))) {
        read.push(path);
        continue;
      }
      const json = new JsonBytes(await contentOf(path, name, engine), name);
      const { rows, found, isRow } = rowsOfDocument(json, name, records);
      if (isRow && !json.hasLines) {
        read.push(path);
        continue;
      }
      const copy = openSpool();
      written.set(copy, name);
      writeRows(rows, copy);
      read.push(copy.path);
      if (found !== undefined)
        assumed.set(found, {
          flag: `--records ${found}`,
          because: 'the only list of objects in the document',
        });
    }
  } catch (error) {
    close();
    throw (await damagedZstd(paths, engine)) ?? error;
  }
  if (written.size === 0 && records !== undefined)
    throw new InputError('--records is for one JSON document; the file holds a JSON value a line');
  const explain = (error: unknown): unknown => {
    const message = explained(error, { paths: read, originals, source: files.source });
    return new InputError(
      [...written.values()].reduce(
        (text, name) => text.replaceAll(`${name}: line `, `${name}: row `),
        message,
      ),
    );
  };
  return {
    files: { ...files, paths: read, originals },
    assumed: [...assumed.values()],
    explain: written.size === 0 ? (error) => error : explain,
    close,
  };
}

/** Whether a file is one JSON document, or holds values that span lines, rather than one value on each line. */
async function isDocument(path: string, name: string, engine: Duckdb): Promise<boolean> {
  const [first, second] = await firstLines(path, engine);
  if (first === undefined || !/^[[{]/.test(first)) return false;
  if (second === undefined || !isComplete(first))
    return first.startsWith('[') || !isComplete(first) || /\.json(\.\w+)?$/i.test(name);
  return false;
}

/** The first two lines that are not blank, trimmed. A long first line may be incomplete. */
async function firstLines(path: string, engine: Duckdb): Promise<readonly string[]> {
  if (compressionOf(path)) {
    const rows = await engine.query(
      `SELECT line FROM ${lines(path)} WHERE trim(line) <> '' LIMIT 2`,
    );
    return filled(rows.map(({ line }) => String(line)).join('\n'));
  }
  const size = statSync(path).size;
  for (let most = 1 << 16; ; most = longestLine + (1 << 16)) {
    const some = filled(readStart(path, Math.min(most, Math.max(size, 1))).toString());
    if (some.length > 1 || most >= size || most > longestLine) return some;
  }
}

/** The lines that are not blank. */
const filled = (text: string): string[] =>
  text
    .split(/\r\n|[\r\n]/)
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** Whether a line holds a complete value, judged by its brackets and quotation marks. */
function isComplete(line: string): boolean {
  try {
    new JsonBytes(Buffer.from(line), '').end(0);
    return true;
  } catch {
    return false;
  }
}

async function contentOf(path: string, name: string, engine: Duckdb): Promise<Uint8Array> {
  const compression = compressionOf(path);
  if (!compression && statSync(path).size > mostBytes) throw tooLarge(name);
  if (!compression) return readFile(path);
  await checkComplete([path]);
  const parts: Buffer[] = [];
  let size = 0;
  for await (const { line } of engine.stream(`SELECT line FROM ${lines(path)}`)) {
    const part = Buffer.from(`${line === null ? '' : String(line)}\n`);
    parts.push(part);
    if ((size += part.length) > mostBytes) throw tooLarge(name);
  }
  return Buffer.concat(parts);
}

const tooLarge = (name: string): InputError =>
  new InputError(`${name}: a JSON document may have at most 1 GiB; write one object a line`);

function writeRows(rows: Iterable<string>, { write }: SpoolFile): void {
  let some: string[] = [];
  let length = 0;
  for (const row of rows) {
    some.push(row);
    if ((length += row.length) < 1 << 20) continue;
    write(`${some.join('\n')}\n`);
    [some, length] = [[], 0];
  }
  if (some.length > 0) write(`${some.join('\n')}\n`);
}
