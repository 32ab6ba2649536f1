import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { folder, type Report, rightly } from './command.ts';

/** Files as tools write them, and their right reading. They come from tables.py. */
interface Case {
  readonly name: string;
  /** The files by name, in base64. The command evaluates the first file. */
  readonly files: Readonly<Record<string, string>>;
  readonly args: readonly string[];
  readonly values?: Readonly<Record<string, number>>;
  readonly warnings?: readonly string[];
  readonly assumed?: readonly string[];
  readonly refused?: string;
}

const path = new URL('fixtures/tables.json', import.meta.url);
const cases = JSON.parse(readFileSync(path, 'utf8')) as readonly Case[];

/** The result of the command for a file. */
async function readingOf(one: Case): Promise<object> {
  const place = folder();
  const paths = new Map(Object.keys(one.files).map((name) => [name, join(place, name)]));
  for (const [name, content] of Object.entries(one.files))
    writeFileSync(paths.get(name)!, content, 'base64');
  const [first] = paths.values();
  const args = one.args.map((arg) => paths.get(arg) ?? arg);
  const { status, stdout, stderr } = await rightly('evaluate', first!, ...args, '--format', 'json');
  if (status !== 0) return { status, stderr };
  const { results, assumed, warnings } = JSON.parse(stdout) as Report;
  const found = results.filter(({ group }) => group === null);
  return {
    status,
    values: Object.fromEntries(found.map(({ metric, value }) => [metric, value])),
    warnings,
    assumed: assumed.map(({ flag }) => flag),
  };
}

const any: unknown = expect.any(Array);

/** The expected result for a file. */
function expected({ values = {}, warnings = [], assumed, refused }: Case): object {
  if (refused !== undefined) return { status: 2, stderr: containing(refused) };
  const near = Object.entries(values).map(([metric, value]) => [metric, closeTo(value)] as const);
  return { status: 0, values: Object.fromEntries(near), warnings, assumed: assumed ?? any };
}

const containing = (text: string): unknown => expect.stringContaining(text);
const closeTo = (value: number): unknown => expect.closeTo(value, 12);

test.each(cases.map((one) => [one.name, one] as const))('%s', async (_, one) => {
  expect(await readingOf(one)).toEqual(expected(one));
});
