import { TextDecoder } from 'node:util';
import { InputError, quote } from '../../process/errors.ts';

/** An encoding of text, and its decoder. */
export interface Encoding {
  readonly name: string;
  /** The next part of the text. Throws TypeError for bytes that the encoding does not have. */
  decode(bytes?: Uint8Array): string;
}

/** The byte order marks of UTF-8 and UTF-16, in hexadecimal. */
const marks: readonly (readonly [mark: string, name: string])[] = [
  ['efbbbf', 'utf-8'],
  ['fffe', 'utf-16le'],
  ['feff', 'utf-16be'],
];

/** The encoding by the byte order mark of a text; undefined without a mark. */
export function markedEncoding(start: Uint8Array): string | undefined {
  const hex = Buffer.from(start.subarray(0, 3)).toString('hex');
  return marks.find(([mark]) => hex.startsWith(mark))?.[1];
}

/** Names that the WHATWG list of encodings lacks. */
const otherNames: Readonly<Record<string, string>> = {
  latin9: 'iso-8859-15',
  'utf-8-sig': 'utf-8',
};

/** The name of an encoding in the form of that list. `latin-1`, `utf_16_le` and `Windows 1252` are accepted spellings. */
function plainEncoding(given: string): string {
  const name = given.trim().toLowerCase().replaceAll(/[_ ]/g, '-');
  const plain = name
    .replace(/^latin-/, 'latin')
    .replace(/^(cp|win)-?(?=\d)/, 'windows-')
    .replace(/^(utf)(?=\d)/, 'utf-')
    .replace(/^(utf-16)-(?=[lb]e$)/, '$1');
  return otherNames[plain] ?? plain;
}

/** The encoding of a name. `utf-16` has the byte order of its mark, or is little-endian. Throws InputError for an unknown name. */
export function encodingNamed(given: string, start: Uint8Array): Encoding {
  const name = plainEncoding(given);
  const marked = markedEncoding(start);
  const own = name === 'utf-16' && marked?.startsWith('utf-16') ? marked : name;
  try {
    const decoder = new TextDecoder(own, { fatal: true });
    const decode = (bytes?: Uint8Array): string =>
      bytes ? decoder.decode(bytes, { stream: true }) : decoder.decode();
    const isWestern = decoder.encoding === 'windows-1252';
    return { name: given, decode: isWestern ? (bytes) => western(decode(bytes)) : decode };
  } catch {
    throw new InputError(
      `--encoding must be the name of an encoding, such as utf-8, utf-16, latin-1, windows-1252, shift_jis or gb18030; got ${quote(given)}`,
    );
  }
}

/** The letters of windows-1252 from 0x80 to 0x9F. Node 20 leaves these bytes as they are. */
const letters = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ';

const western = (text: string): string =>
  text.replaceAll(/[\u0080-\u009F]/g, (letter) => letters[letter.codePointAt(0)! - 0x80]!);
