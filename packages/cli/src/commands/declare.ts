import type { SqlType } from 'rightly/sql';
import type { Column } from '../engines/column.ts';
import { InputError } from '../process/errors.ts';
import type { ReadOptions } from '../reading/read-options.ts';
import type { SqlOptions } from './options.ts';

const types: readonly SqlType[] = ['integer', 'float32', 'float64', 'string'];

/** Columns that were said on the command line, and the options without their types. */
export interface Declared {
  readonly all: readonly Column[];
  readonly options: SqlOptions & ReadOptions;
}

export function declare(given: SqlOptions): Declared {
  const truth = named(given.yTrue!, '--y-true', 'float64');
  const predictions = named(given.yPred!, '--y-pred', 'float64');
  const weights = named(given.sampleWeight || '', '--sample-weight', 'float64');
  const groups = (given.by ?? []).map((list) => named(list, '--by', 'string'));
  const all = [truth, predictions, weights, ...groups].flatMap(({ columns }) => columns);
  const twice = all.find(({ name }, i) => all.findIndex((column) => column.name === name) < i);
  if (twice) throw new InputError(`the column ${JSON.stringify(twice.name)} is named twice`);
  return {
    all,
    options: {
      ...given,
      yTrue: truth.names,
      yPred: predictions.names,
      sampleWeight: given.sampleWeight ? weights.names : false,
      by: groups.map(({ names }) => names),
    },
  };
}

/** `label:integer`, `scores:float32[]`, or `p0,p1,p2:float32`. */
function named(
  text: string,
  option: string,
  usual: SqlType,
): { readonly names: string; readonly columns: readonly Column[] } {
  if (text === '') return { names: '', columns: [] };
  const [, names = text, type = usual, brackets = ''] = /^(.*):(\w+)(\[\])?$/s.exec(text) ?? [];
  if (!types.includes(type as SqlType))
    throw new InputError(
      `${option}: a type must be ${types.join(', ')}, with [] for lists; got ${type}`,
    );
  const columns = names.split(',').map((name) => ({
    name: name.trim(),
    type: type as SqlType,
    list: brackets !== '',
    // As no engine calls one, so that it is cast where it must be.
    typeName: `${type}${brackets}`,
  }));
  return { names, columns };
}
