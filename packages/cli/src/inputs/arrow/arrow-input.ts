import { InputError } from '../../process/errors.ts';
import { isNamed, splitNames } from '../../reading/class-names.ts';
import { called, type Column } from '../../engines/column.ts';
import { chooseColumns, type Columns } from '../../reading/choose-columns.ts';
import type { FoundFiles } from '../files/found-files.ts';
import { place } from '../arrays/place.ts';
import { Scratch } from '../arrays/scratch.ts';
import { type Table, type TableOptions, understand } from '../../reading/understand.ts';
import { type Batch, batchesOf } from './batches.ts';
import { blocksOf } from './blocks.ts';
import { ArrowFile } from './arrow-file.ts';
import { checkGroup, nameOf, toColumn } from './types.ts';
import { lengthOf } from './values.ts';

/** Columns of Arrow IPC files or streams, one after another. */
export function arrowTable({ paths, source }: FoundFiles, options: TableOptions): Table {
  const columns = choose(paths[0]!, options);
  const batches = batchesOf(paths, allOf(columns), (file) =>
    checkColumns(file, columns, paths[0]!),
  );
  const close = (): void => void batches.return(undefined);
  try {
    const first = batches.next();
    if (first.done) throw new InputError(`${source} holds no rows`);
    const width = widthIn(first.value, columns);
    const known = understand(columns, options.classes, width);
    const scratch = new Scratch();
    return {
      ...known,
      close,
      *blocks() {
        try {
          for (let next: IteratorResult<Batch> = first; !next.done; next = batches.next())
            yield* blocksOf(next.value, known.columns, width, scratch);
        } finally {
          scratch.release();
        }
      },
    };
  } catch (error) {
    close();
    throw error;
  }
}

/** Which columns hold what, by the first file. */
function choose(path: string, options: TableOptions): Columns {
  const file = new ArrowFile(path);
  file.close();
  const all = file.schema.fields.map(toColumn);
  const found = chooseColumns(all, options);
  for (const column of found.by) checkGroup(file.schema.fields[all.indexOf(column)]!);
  const classes = options.classes === undefined ? found.classes : splitNames(options.classes);
  const { yTrue } = found;
  // Truth values are the names of classes where these are called true and false.
  return yTrue.typeName === 'Bool' && isNamed({ ...found, classes })
    ? { ...found, yTrue: { ...yTrue, type: 'string' } }
    : found;
}

/** The columns of all files must be of the same types. */
function checkColumns({ path, schema }: ArrowFile, columns: Columns, first: string): void {
  const fields = new Map(schema.fields.map((field) => [nameOf(field), field]));
  for (const column of allOf(columns)) {
    const own = fields.get(column.name);
    if (!own) throw new InputError(`${path}: there is no ${called(column)}, which ${first} has`);
    if (String(own.type) !== column.typeName)
      throw new InputError(
        `${path}: ${called(column)} must hold ${column.typeName}, as in ${first}; it holds ${String(own.type)}`,
      );
  }
}

const allOf = ({ yTrue, yPred, sampleWeight, by }: Columns): readonly Column[] =>
  [yTrue, yPred, sampleWeight ?? [], by].flat();

/** How many scores the first row has. */
function widthIn({ file, dataOf }: Batch, { yPred }: Columns): number {
  if (!('name' in yPred)) return yPred.length;
  if (!yPred.list) return 1;
  const data = dataOf(yPred);
  if (data.getValid(0)) return lengthOf(data, 0);
  throw new InputError(`${place(yPred, file.path, 1)} is NULL`);
}
