import type { Field } from 'apache-arrow';
import { called, type Column, partsOf } from '../../engines/column.ts';
import { InputError } from '../../process/errors.ts';
import type { Block } from '../arrays/block.ts';
import { locationOf } from '../arrays/location.ts';
import { Scratch } from '../arrays/scratch.ts';
import type { FoundFiles } from '../files/found-files.ts';
import type { ArrayInput, FirstValues } from '../input.ts';
import { columnsOf, type Roles } from '../roles.ts';
import { ArrowFile } from './arrow-file.ts';
import { type ArrowBatch, batchesOf } from './batches.ts';
import { blocksOf } from './blocks.ts';
import { elementsOf } from './elements.ts';
import { checkGroup, nameOf, toColumn } from './types.ts';
import { firstOf, lengthOf } from './values.ts';

/** Columns of Arrow IPC files or streams, one file after another. */
export class ArrowInput implements ArrayInput {
  readonly source: string;
  readonly #files: FoundFiles;
  readonly #scratch = [new Scratch(), new Scratch()] as const;
  #fields: readonly Field[] = [];
  #batches: Generator<ArrowBatch, undefined> | undefined;
  #first: ArrowBatch | undefined;
  #width = 1;
  /** Whether each element of lists is a row. */
  #areElements = false;
  #columns: readonly Column[] = [];

  constructor(files: FoundFiles) {
    this.source = files.source;
    this.#files = files;
  }

  /** The columns of the first file. */
  describe(): readonly Column[] {
    const file = new ArrowFile(this.#files.paths[0]!);
    file.close();
    this.#fields = file.schema.fields;
    return this.#fields.map(toColumn);
  }

  look(columns: readonly Column[], others: readonly Column[]): FirstValues {
    const { paths, source } = this.#files;
    this.#columns = [...columns, ...others].flatMap(partsOf);
    this.#batches = batchesOf(
      paths,
      () => this.#columns,
      (file) => checkColumns(file, this.#columns, paths[0]!),
    );
    const first = this.#batches.next().value;
    if (!first) throw new InputError(`${source} holds no rows`);
    this.#first = first;
    return (column) => firstRows(first, column);
  }

  takeElements(): void {
    this.#areElements = true;
  }

  begin(roles: Roles): number {
    for (const { name } of roles.by)
      checkGroup(this.#fields.find((field) => nameOf(field) === name)!);
    this.#columns = columnsOf(roles);
    return (this.#width = this.#areElements ? 1 : widthIn(this.#first!, roles));
  }

  *blocks(roles: Roles): Iterable<Block> {
    for (let batch = this.#first; batch; batch = this.#batches!.next().value)
      yield* this.#areElements
        ? elementsOf(batch, roles)
        : blocksOf(batch, roles, this.#width, this.#scratch);
  }

  checkUnchanged(): void {
    this.#files.watch.check();
  }

  close(): void {
    this.#batches?.return(undefined);
    for (const scratch of this.#scratch) scratch.release();
  }
}

/** The first values of a column. If a column is made of several columns, each value is a list of their values. */
function firstRows({ dataOf, rows }: ArrowBatch, column: Column): readonly unknown[] {
  const all = partsOf(column).map((part) => firstOf(dataOf(part), rows));
  return column.parts ? all[0]!.map((_, i) => all.map((values) => values[i])) : all[0]!;
}

/** Throws InputError where the columns of a file have other types than those of the first file. */
function checkColumns(
  { path, schema }: ArrowFile,
  columns: readonly Column[],
  first: string,
): void {
  const fields = new Map(schema.fields.map((field) => [nameOf(field), field]));
  for (const column of columns) {
    const own = fields.get(column.name);
    if (!own) throw new InputError(`${path}: there is no ${called(column)}, which ${first} has`);
    if (String(own.type) !== column.typeName)
      throw new InputError(
        `${path}: ${called(column)} must hold ${column.typeName}, as in ${first}; it holds ${String(own.type)}`,
      );
  }
}

/** The number of scores in the first row. */
function widthIn({ file, dataOf }: ArrowBatch, { yPred }: Roles): number {
  if (!('name' in yPred)) return yPred.length;
  if (!yPred.list) return 1;
  const data = dataOf(yPred);
  if (data.getValid(0)) return lengthOf(data, 0);
  throw new InputError(`${locationOf(yPred, file.path, 1)} is NULL`);
}
