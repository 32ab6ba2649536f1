import type { Column } from '../../engines/column.ts';
import { InputError } from '../../process/errors.ts';
import { type Elements, type Label, widthOf } from './block.ts';
import { fromHalf, isHalf } from './from-half.ts';

/** The label of each row in one-hot columns: the class whose column has a 1. Throws InputError for a row that is not one-hot. `at` names the row. */
export function labelsOfParts(
  { parts, type: kind }: Column,
  lists: Elements,
  at: (row: number) => string,
): Elements {
  const { data, type, shape } = lists;
  const rows = shape[0]!;
  const width = widthOf(lists);
  const labels = parts!.map(({ of }): Label => (kind === 'string' ? of : BigInt(of)));
  const number = isHalf(type) ? fromHalf(type) : Number;
  const found = Array.from({ length: rows }, (_, row): Label => {
    const values = Array.from({ length: width }, (__, i) =>
      number(data[row * width + i] as number),
    );
    const index = values.indexOf(1);
    if (index >= 0 && values.every((value, i) => value === (i === index ? 1 : 0)))
      return labels[index]!;
    throw new InputError(
      `${at(row)} holds [${values.slice(0, 5).join(', ')}${width > 5 ? ', …' : ''}]; expected that one of the columns of truth is 1, and all others are 0`,
    );
  });
  return { data: found, shape: [rows] };
}
