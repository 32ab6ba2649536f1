import { existsSync } from 'node:fs';
import type { Column } from '../../engines/column.ts';
import { InputError } from '../../process/errors.ts';
import type { Block } from '../arrays/block.ts';
import { checkFile } from '../files/check-file.ts';
import type { FoundFiles } from '../files/found-files.ts';
import type { NamedColumns } from '../files/named-inputs.ts';
import type { ArrayInput, Assumed, FirstValues } from '../input.ts';
import type { Roles } from '../roles.ts';
import { alignAxes, alignValues, checkRows, checkValues } from './axes.ts';
import { blocksOf, type NpyFiles } from './blocks.ts';
import { NpyFile } from './npy-file.ts';
import type { FileRange } from './file-range.ts';
import { firstOf } from './values.ts';

/** Predictions in one NPY file, and truth, weights and groups in others, with as many rows. */
export class NpyInput implements ArrayInput {
  readonly source: string;
  readonly #found: FoundFiles;
  readonly #named: NpyColumns;
  readonly #arrays: Members | undefined;
  readonly #opened: NpyFile[] = [];
  #files: NpyFiles | undefined;
  /** Whether each element is a row. */
  #areElements = false;

  /** `arrays` are the arrays of archives. */
  constructor(found: FoundFiles, named: NpyColumns, arrays?: Members) {
    this.source = found.source;
    this.#arrays = arrays;
    this.#found = found;
    this.#named = named;
  }

  /** Opens the files that the command line names. */
  describe(): Roles {
    const names = checkNames(this.#found, this.#named, (name) => this.#isThere(name));
    const yPred = this.#open(names.yPred, '');
    const { scoreType } = this.#named;
    if (scoreType === 'float16' || scoreType === 'bfloat16') yPred.readBits(scoreType);
    const yTrue = this.#open(names.yTrue, '--y-true');
    alignAxes(yTrue, yPred);
    const single = (name: string, option: string): NpyFile => {
      const file = this.#open(name, option);
      alignValues(file, yPred, option);
      return file;
    };
    this.#files = {
      yPred,
      yTrue,
      sampleWeight: names.sampleWeight ? single(names.sampleWeight, '--sample-weight') : undefined,
      by: names.by.map((name) => single(name, '--by')),
    };
    checkRows(yPred, this.#opened);
    return rolesOf(this.#files, (path) => this.#shown(path));
  }

  assumed(): readonly Assumed[] {
    const { path, dtype } = this.#files!.yPred;
    return dtype.name !== 'bfloat16' || this.#named.scoreType === 'bfloat16'
      ? []
      : [
          {
            flag: '--score-type bfloat16',
            because: `${path} holds raw numbers of 16 bits, as ml_dtypes writes bfloat16`,
          },
        ];
  }

  takeElements(): void {
    this.checkLists();
    this.#areElements = true;
  }

  look(): FirstValues {
    const { yTrue, yPred } = this.#files!;
    return ({ name }) => firstOf(name === this.#shown(yTrue.path) ? yTrue : yPred);
  }

  begin(): number {
    const { yPred, sampleWeight, by } = this.#files!;
    const rows = this.#areElements ? yPred.elements : yPred.rows;
    if (sampleWeight) checkValues(sampleWeight, rows, '--sample-weight');
    for (const file of by) checkValues(file, rows, '--by');
    return this.#areElements ? 1 : yPred.columns;
  }

  checkLists(): void {
    const { yTrue, yPred } = this.#files!;
    if (yTrue.columns !== yPred.columns)
      throw new InputError(
        `${yTrue.path} must have a column for each class, as ${yPred.path} has; got ${yTrue.columns} and ${yPred.columns}`,
      );
  }

  blocks(): Iterable<Block> {
    return blocksOf(this.#files!, this.#areElements);
  }

  checkUnchanged(): void {
    this.#found.watch.check();
  }

  close(): void {
    for (const file of this.#opened) file.close();
    this.#arrays?.close();
  }

  /** The name of a file or an array in messages. An archive from standard input has a temporary path. */
  #shown(path: string): string {
    const [main] = this.#found.paths as [string];
    if (!this.#arrays?.get(main)) return path === main ? this.source : path;
    const archive = main.slice(0, main.lastIndexOf(':') + 1);
    const isOfArchive = path.startsWith(archive) && this.#arrays.get(path) !== undefined;
    return isOfArchive ? `${this.source}:${path.slice(archive.length)}` : path;
  }

  #isThere(name: string): boolean {
    return this.#arrays?.get(name) !== undefined || existsSync(name);
  }

  #open(path: string, option: string): NpyFile {
    const range = this.#arrays?.get(path);
    if (!range) {
      checkFile(path, option);
      this.#found.watch.add(path);
    }
    // The arrays of archives are closed together.
    const file = range ? new NpyFile(path, { ...range, close: () => {} }) : new NpyFile(path);
    this.#opened.push(file);
    return file;
  }
}

/** The options that name a file for each column. */
interface NpyColumns extends NamedColumns {
  readonly yPred?: string | undefined;
  /** The type of the bits of the predictions, or the type that the predictions are rounded to. */
  readonly scoreType?: string | undefined;
}

/** Arrays of archives. */
interface Members {
  get(name: string): FileRange | undefined;
  close(): void;
}

function checkNames(
  { paths, source }: FoundFiles,
  named: NpyColumns,
  isThere: (name: string) => boolean,
) {
  const { yTrue, yPred, sampleWeight, by = [] } = named;
  if (paths.length > 1)
    throw new InputError(
      `predictions in NPY must be one file, and the truth is named with --y-true; got ${paths.join(', ')}`,
    );
  if (yPred !== undefined)
    throw new InputError(`--y-pred: the predictions are what is in ${source}`);
  if (yTrue === undefined)
    throw new InputError(`${source} holds the predictions: say --y-true FILE.npy for the truth`);
  return { yPred: paths[0]!, yTrue, sampleWeight, by: by.flatMap((list) => split(list, isThere)) };
}

/** The files of a list with commas. If a file has the whole list as its name, that file is taken. */
const split = (list: string, isThere: (name: string) => boolean): string[] =>
  isThere(list) ? [list] : list.split(',').map((name) => name.trim());

function rolesOf(files: NpyFiles, shown: (path: string) => string): Roles {
  const toColumn = (file: NpyFile): Column => columnOf(file, shown(file.path));
  const { yTrue, yPred, sampleWeight, by } = files;
  return {
    yTrue: toColumn(yTrue),
    yPred: toColumn(yPred),
    sampleWeight: sampleWeight && toColumn(sampleWeight),
    by: by.map(toColumn),
  };
}

const columnOf = ({ dtype, columns, shape }: NpyFile, name: string): Column => ({
  name,
  type: dtype.type,
  // One column is one value for each row, as in Keras: a model with one output predicts it.
  list: columns !== 1,
  axes: shape.length,
  typeName: dtype.name,
  isFile: true,
});
