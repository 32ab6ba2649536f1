import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { folder, type Report, rightly } from './command.ts';

/** The values of metrics. */
type Values = Readonly<Record<string, number>>;

/** Files as tools write them by default, and their right reading. They come from tables_formats.py. */
interface Case {
  readonly name: string;
  /** The files by name, in base64. The command evaluates the first file, or the folder that holds all files. */
  readonly files: Readonly<Record<string, string>>;
  readonly args: readonly string[];
  readonly values?: Values;
  /** The values of metrics for each group. The key is the value of the group as text. */
  readonly groups?: Readonly<Record<string, Values>>;
  readonly refused?: string;
}

const path = new URL('fixtures/formats.json', import.meta.url);
const cases = JSON.parse(readFileSync(path, 'utf8')) as readonly Case[];

/** The result of the command for a file. */
async function readingOf(one: Case): Promise<object> {
  const place = folder();
  const names = Object.keys(one.files);
  for (const [name, content] of Object.entries(one.files)) {
    mkdirSync(dirname(join(place, name)), { recursive: true });
    writeFileSync(join(place, name), content, 'base64');
  }
  const args = one.args.map((arg) => (names.includes(arg.split(':')[0]!) ? join(place, arg) : arg));
  const first = join(place, names[0]!.split('/')[0]!);
  const { status, stdout, stderr } = await rightly('evaluate', first, ...args, '--format', 'json');
  if (status !== 0) return { status, stderr: stderr.replaceAll(`${place}/`, '') };
  const { results } = JSON.parse(stdout) as Report;
  const values: Record<string, number | null> = {};
  const groups: Record<string, Record<string, number | null>> = {};
  for (const { group, metric, value } of results)
    if (group === null) values[metric] = value;
    else (groups[String(Object.values(group)[0])] ??= {})[metric] = value;
  return { status, values, groups };
}

const near = (values: Values): object =>
  Object.fromEntries(Object.entries(values).map(([metric, value]) => [metric, closeTo(value)]));
const containing = (text: string): unknown => expect.stringContaining(text);
const closeTo = (value: number): unknown => expect.closeTo(value, 12);

/** The expected result for a file. */
function expected({ values = {}, groups = {}, refused }: Case): object {
  if (refused !== undefined) return { status: 2, stderr: containing(refused) };
  const named = Object.entries(groups).map(([group, of]) => [group, near(of)]);
  return { status: 0, values: near(values), groups: Object.fromEntries(named) as object };
}

test.each(cases.map((one) => [one.name, one] as const))('%s', async (_, one) => {
  expect(await readingOf(one)).toEqual(expected(one));
});
