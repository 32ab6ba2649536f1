import type { Column } from '../../engines/column.ts';
import { chooseColumns, type Columns } from '../choose-columns.ts';
import { splitNames } from '../class-names.ts';
import type { ReadOptions } from '../read-options.ts';

/** The role of each column, with the names of `--classes`. */
export function choose(all: readonly Column[], options: ReadOptions): Columns {
  const found = chooseColumns(all, options);
  return options.classes === undefined ? found : { ...found, classes: splitNames(options.classes) };
}
