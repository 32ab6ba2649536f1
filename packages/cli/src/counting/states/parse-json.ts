import { InputError } from '../../process/errors.ts';

/** The deepest nesting of lists and objects. States nest six levels deep. */
const deepest = 128;

/** The most values of JSON. A state of some million groups has about as many. Each value takes up to a hundred bytes of memory. */
const most = 20_000_000;

/** A JSON text with whole numbers of 2^53 and more as strings, which JSON.parse would round. */
export const withExactWholes = (text: string): string =>
  text.replace(/"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*/g, (part) =>
    /^-?\d{16,}$/.test(part) ? `"${part}"` : part,
  );

/** The value of a JSON text; undefined for other text. Throws InputError for JSON that would take too much memory, or nests too deep. */
export function parseJson(text: string): unknown {
  if (!/^\s*[[{]/.test(text)) return undefined;
  checkSize(text);
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function checkSize(text: string): void {
  let [depth, values] = [0, 0];
  for (let i = 0; i < text.length; i++) {
    const letter = text.charCodeAt(i);
    if (letter === quote) i = endOfText(text, i);
    else if (letter === openList || letter === openObject) {
      values++;
      if (++depth > deepest)
        throw new InputError(
          `lists and objects may nest ${deepest} levels deep; here they nest deeper`,
        );
    } else if (letter === closeList || letter === closeObject) depth--;
    else if (letter === comma && ++values > most)
      throw new InputError(`JSON may hold at most ${most} values; this holds more`);
  }
}

/** The end of the string that begins here. */
function endOfText(text: string, start: number): number {
  for (let i = start + 1; i < text.length; i++) {
    const letter = text.charCodeAt(i);
    if (letter === quote) return i;
    if (letter === backslash) i++;
  }
  return text.length;
}

const [quote, comma, backslash] = [34, 44, 92];
const [openList, closeList, openObject, closeObject] = [91, 93, 123, 125];
