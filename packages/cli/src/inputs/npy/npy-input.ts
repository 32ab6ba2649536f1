import { existsSync, statSync } from 'node:fs';
import type { Column } from '../../engines/column.ts';
import { InputError } from '../../process/errors.ts';
import { type Block, blockRows } from '../arrays/block.ts';
import type { FoundFiles } from '../files/found-files.ts';
import type { NamedColumns } from '../files/named-inputs.ts';
import type { ArrayInput, Looked } from '../input.ts';
import type { Roles } from '../roles.ts';
import { NpyFile } from './npy-file.ts';
import { firstOf, groupValues, labels, scores, weights } from './values.ts';

interface NpyFiles {
  readonly yTrue: NpyFile;
  readonly yPred: NpyFile;
  readonly sampleWeight: NpyFile | undefined;
  readonly by: readonly NpyFile[];
}

/** Predictions in one file; truth, weights and groups in others, of as many rows. */
export class NpyInput implements ArrayInput {
  readonly source: string;
  readonly #found: FoundFiles;
  readonly #named: NpyColumns;
  readonly #opened: NpyFile[] = [];
  #files: NpyFiles | undefined;

  constructor(found: FoundFiles, named: NpyColumns) {
    this.source = found.source;
    this.#found = found;
    this.#named = named;
  }

  /** Opens the files that the command line names. */
  describe(): Roles {
    const names = checkNames(this.#found, this.#named);
    this.#files = {
      yPred: this.#open(names.yPred, '', false),
      yTrue: this.#open(names.yTrue, '--y-true', false),
      sampleWeight: names.sampleWeight
        ? this.#open(names.sampleWeight, '--sample-weight', true)
        : undefined,
      by: names.by.map((name) => this.#open(name, '--by', true)),
    };
    checkRows(this.#files.yPred, this.#opened);
    return rolesOf(this.#files, this.source);
  }

  look(): Looked {
    const { yTrue, yPred } = this.#files!;
    return ({ name }) => firstOf(name === yTrue.path ? yTrue : yPred);
  }

  begin(): number {
    return this.#files!.yPred.columns;
  }

  checkLists(): void {
    const { yTrue, yPred } = this.#files!;
    if (yTrue.columns !== yPred.columns)
      throw new InputError(
        `${yTrue.path} must have a column for each class, as ${yPred.path} has; got ${yTrue.columns} and ${yPred.columns}`,
      );
  }

  blocks(): Iterable<Block> {
    return blocksOf(this.#files!);
  }

  checkUnchanged(): void {
    this.#found.watch.check();
  }

  close(): void {
    for (const file of this.#opened) file.close();
  }

  #open(path: string, option: string, single: boolean): NpyFile {
    if (!existsSync(path) || statSync(path).isDirectory())
      throw new InputError(`${option}: there is no file ${path}`);
    this.#found.watch.add(path);
    const file = new NpyFile(path);
    this.#opened.push(file);
    if (single && file.columns !== 1)
      throw new InputError(`${option}: ${path} must hold one value a row; it has ${file.columns}`);
    return file;
  }
}

/** The options that name a file for each column. */
interface NpyColumns extends NamedColumns {
  readonly yPred?: string | undefined;
}

function checkNames({ paths, source }: FoundFiles, named: NpyColumns) {
  const { yTrue, yPred, sampleWeight, by = [] } = named;
  if (paths.length > 1)
    throw new InputError(
      `predictions in NPY must be one file, and the truth is named with --y-true; got ${paths.join(', ')}`,
    );
  if (yPred !== undefined)
    throw new InputError(`--y-pred: the predictions are what is in ${source}`);
  if (yTrue === undefined)
    throw new InputError(`${source} holds the predictions: say --y-true FILE.npy for the truth`);
  return { yPred: paths[0]!, yTrue, sampleWeight, by: by.flatMap(split) };
}

/** The files of a list with commas; one that itself has a comma in its name is taken whole. */
const split = (list: string): string[] =>
  existsSync(list) ? [list] : list.split(',').map((name) => name.trim());

function checkRows(yPred: NpyFile, all: readonly NpyFile[]): void {
  if (yPred.columns === 0) throw new InputError(`${yPred.path} has no columns`);
  const other = all.find(({ rows }) => rows !== yPred.rows);
  if (other)
    throw new InputError(
      `the files must have as many rows as each other; got ${yPred.rows} in ${yPred.path}, ${other.rows} in ${other.path}`,
    );
  if (yPred.rows === 0) throw new InputError(`${yPred.path} holds no rows`);
}

const rolesOf = ({ yTrue, yPred, sampleWeight, by }: NpyFiles, source: string): Roles => ({
  yTrue: toColumn(yTrue),
  yPred: { ...toColumn(yPred), name: source },
  sampleWeight: sampleWeight && toColumn(sampleWeight),
  by: by.map(toColumn),
});

const toColumn = ({ path, dtype, columns }: NpyFile): Column => ({
  name: path,
  type: dtype.type,
  // One column is one value a row, as in Keras: it is what a model with one output predicts.
  list: columns !== 1,
  typeName: dtype.name,
  isFile: true,
});

function* blocksOf({ yTrue, yPred, sampleWeight, by }: NpyFiles): Generator<Block> {
  const step = blockRows(yPred.columns * yPred.dtype.size);
  for (let before = 0; before < yPred.rows; before += step) {
    const rows = Math.min(step, yPred.rows - before);
    yield {
      path: yPred.path,
      before,
      rows,
      yTrue: yTrue.columns > 1 ? scores(yTrue, before, rows) : labels(yTrue, before, rows),
      yPred: scores(yPred, before, rows),
      sampleWeight: sampleWeight && weights(sampleWeight, before, rows),
      by: by.map((file) => groupValues(file, before, rows)),
      done: (before + rows) / yPred.rows,
    };
  }
}
