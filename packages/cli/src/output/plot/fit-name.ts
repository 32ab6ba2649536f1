import { widthOf } from '../formats/align-columns.ts';

/** A name that is cut or padded to a width. */
export function fitName(name: string, most: number): string {
  let text = name;
  if (widthOf(text) > most) {
    while (widthOf(text) > most - 1) text = Array.from(text).slice(0, -1).join('');
    text += '…';
  }
  return text + ' '.repeat(Math.max(0, most - widthOf(text)));
}
