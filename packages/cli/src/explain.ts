import { InputError } from './errors.ts';

/** An error as one line that says what to do. */
export function explain(error: unknown): string {
  if (error instanceof InputError) return oneLine(error.message);
  const message = error instanceof Error ? error.message : String(error);
  return (
    csvError(message) ??
    oneLine(
      message.replace(/^(Invalid Input|Binder|Parser|IO|Conversion|Catalog|Invalid) Error: /, ''),
    )
  );
}

/** DuckDB tells of a broken row on many lines: the place, the row, what was expected, and advice on options that we set. */
function csvError(message: string): string | undefined {
  const line = /CSV Error on Line: (\d+)/.exec(message)?.[1];
  if (line === undefined) return undefined;
  const file = /^\s*file\s*=\s*(.*)$/m.exec(message)?.[1] ?? 'the CSV file';
  const what =
    message
      .split('\n')
      .find((one) => /^(Expected|Error when converting|Value|Maximum)/.test(one.trim())) ??
    message.split('\n').at(2) ??
    '';
  return `${file}: line ${line}: ${oneLine(what)}`;
}

const oneLine = (text: string): string =>
  text
    // DuckDB shows where in its query it stopped: not what the user wrote.
    .replace(/\n\s*LINE \d+:[^]*$/, '')
    .trim()
    .replace(/\s*\n\s*/g, ' · ');
