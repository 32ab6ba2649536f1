import { existsSync, statSync } from 'node:fs';
import { InputError } from '../../process/errors.ts';
import type { Column } from '../../engines/column.ts';
import type { Columns } from '../../reading/choose-columns.ts';
import type { FoundFiles } from '../files/found-files.ts';
import { type Block, blockRows } from '../arrays/block.ts';
import { type Table, type TableOptions, understand } from '../../reading/understand.ts';
import { NpyFile } from './npy-file.ts';
import { groupValues, labels, scores, weights } from './values.ts';

interface NpyFiles {
  readonly yTrue: NpyFile;
  readonly yPred: NpyFile;
  readonly sampleWeight: NpyFile | undefined;
  readonly by: readonly NpyFile[];
}

/** Predictions in one file; truth, weights and groups in others, of as many rows. */
export function npyTable({ paths, source, watch }: FoundFiles, options: TableOptions): Table {
  const names = checkNames(paths, source, options);
  const opened: NpyFile[] = [];
  const close = (): void => opened.forEach((file) => file.close());
  const open = (path: string, option: string, single: boolean): NpyFile => {
    if (!existsSync(path) || statSync(path).isDirectory())
      throw new InputError(`${option}: there is no file ${path}`);
    watch.add(path);
    const file = new NpyFile(path);
    opened.push(file);
    if (single && file.columns !== 1)
      throw new InputError(`${option}: ${path} must hold one value a row; it has ${file.columns}`);
    return file;
  };
  try {
    const files: NpyFiles = {
      yPred: open(names.yPred, '', false),
      yTrue: open(names.yTrue, '--y-true', false),
      sampleWeight: names.sampleWeight
        ? open(names.sampleWeight, '--sample-weight', true)
        : undefined,
      by: names.by.map((name) => open(name, '--by', true)),
    };
    checkRows(files.yPred, opened);
    const known = understand(toColumns(files, source), options.classes, files.yPred.columns);
    if (known.contents.oneHot && files.yTrue.columns !== files.yPred.columns)
      throw new InputError(
        `${names.yTrue} must have a column for each class, as ${names.yPred} has; got ${files.yTrue.columns} and ${files.yPred.columns}`,
      );
    return { ...known, close, blocks: () => blocks(files) };
  } catch (error) {
    close();
    throw error;
  }
}

function checkNames(paths: readonly string[], source: string, options: TableOptions) {
  const { yTrue, yPred, sampleWeight, by = [] } = options;
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

const toColumns = ({ yTrue, yPred, sampleWeight, by }: NpyFiles, source: string): Columns => ({
  yTrue: toColumn(yTrue),
  yPred: { ...toColumn(yPred), name: source },
  sampleWeight: sampleWeight && toColumn(sampleWeight),
  by: by.map(toColumn),
  classes: undefined,
});

const toColumn = ({ path, dtype, columns }: NpyFile): Column => ({
  name: path,
  type: dtype.type,
  // One column is one value a row, as in Keras: it is what a model with one output predicts.
  list: columns !== 1,
  typeName: dtype.name,
  isFile: true,
});

function* blocks({ yTrue, yPred, sampleWeight, by }: NpyFiles): Generator<Block> {
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
