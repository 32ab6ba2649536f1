import type { Column } from '../../engines/column.ts';
import { quote } from '../../process/errors.ts';
import type { Assumption } from '../deciding/assumption.ts';
import type { Sample } from '../deciding/sample.ts';
import { foldText } from './fold.ts';

/** A note where labels in the first rows differ in letter case or spaces only. */
export function foldNote(yTrue: Column, yPred: Column, sample: Sample): Assumption[] {
  const isText = [yTrue, yPred].every(({ type, list }) => type === 'string' && !list);
  if (!isText) return [];
  const rows = sample.rows([yTrue, yPred]).map((row) => row.map(String));
  const alike = rows.filter(([truth, guess]) => truth !== guess && plain(truth!) === plain(guess!));
  const [first] = alike;
  if (!first) return [];
  const count = `${alike.length.toLocaleString('en')} of the first ${rows.length.toLocaleString('en')} rows`;
  const because = `${count} differ in letter case or spaces only, such as ${quote(first[0]!)} and ${quote(first[1]!)}: --fold case,space makes them equal`;
  return [{ flag: '--fold none', because }];
}

const plain = (text: string): string => foldText(text, ['case', 'space']);
