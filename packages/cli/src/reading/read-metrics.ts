import { InputError } from '../process/errors.ts';

/** A metric of the command line: its name and its options. */
export interface Named {
  readonly name: string;
  readonly options: Record<string, unknown>;
}

/** Parses `accuracy,sparse_top_k_categorical_accuracy:k=3,name=top3`. An option belongs to the name before it. */
export function readMetrics(text: string): Named[] {
  const found: Named[] = [];
  for (const part of splitOutside(text).map((piece) => piece.trim())) {
    const [, name, option] = /^(?:([^:=]+):)?([^:=]+=.*)$/.exec(part) ?? [];
    if (option === undefined) found.push({ name: part.replace(/:$/, '').trim(), options: {} });
    else if (name !== undefined) found.push({ name: name.trim(), options: {} });
    const last = found.at(-1);
    if (part === '' || !last)
      throw new InputError(
        `--metrics must be names with options, as in accuracy,sparse_top_k_categorical_accuracy:k=3,name=top3; got ${JSON.stringify(text)}`,
      );
    if (option !== undefined) {
      const [key, ...values] = option.split('=');
      if (values.slice(0, -1).some(endsInName))
        throw new InputError(`--metrics: options are separated by commas; got ${option}`);
      last.options[key!.trim()] = readValue(values.join('=').trim());
    }
  }
  return found;
}

/** Whether a text between two equals signs ends with a colon and the name of another option. */
const endsInName = (text: string): boolean => /:./s.test(text.slice(text.lastIndexOf(',') + 1));

/** Splits a text at commas outside brackets. */
function splitOutside(text: string): string[] {
  const pieces: string[] = [];
  let isInside = false;
  let end = text.length;
  for (let i = text.length - 1; i >= -1; i--)
    if (text[i] === ']') isInside = true;
    else if (text[i] === '[') isInside = false;
    else if (i < 0 || (text[i] === ',' && !isInside)) {
      pieces.push(text.slice(i + 1, end));
      end = i;
    }
  return pieces.map((_, i) => pieces[pieces.length - 1 - i]!);
}

/** Parses a value: a list of single values, or one value. */
const readValue = (text: string): unknown =>
  text.startsWith('[') && text.endsWith(']')
    ? text.slice(1, -1).split(',').map(readScalar)
    : readScalar(text);

function readScalar(text: string): unknown {
  if (text === 'true' || text === 'false') return text === 'true';
  if (text === 'null') return null;
  const number = Number(text);
  return text === '' || Number.isNaN(number) ? text : number;
}
