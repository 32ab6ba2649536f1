import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { folder, type Report, rightly } from './command.ts';

/** Files as tools write them, and their right reading; tables.py says which. */
interface Case {
  readonly name: string;
  /** By name, in base64. The first one is evaluated. */
  readonly files: Readonly<Record<string, string>>;
  readonly args: readonly string[];
  readonly values?: Readonly<Record<string, number>>;
  readonly warnings?: readonly string[];
  readonly assumed?: readonly string[];
  readonly refused?: string;
}

const path = new URL('fixtures/tables.json', import.meta.url);
const cases = JSON.parse(readFileSync(path, 'utf8')) as readonly Case[];

test.each(cases.map((one) => [one.name, one] as const))('%s', async (_, one) => {
  const place = folder();
  const paths = new Map(Object.keys(one.files).map((name) => [name, join(place, name)]));
  for (const [name, content] of Object.entries(one.files))
    writeFileSync(paths.get(name)!, content, 'base64');
  const [first] = paths.values();
  const args = one.args.map((arg) => paths.get(arg) ?? arg);
  const { status, stdout, stderr } = await rightly('evaluate', first!, ...args, '--format', 'json');
  if (one.refused !== undefined) {
    expect([status, stderr]).toEqual([2, expect.stringContaining(one.refused)]);
    return;
  }
  expect([status, stderr.replaceAll(/^(assumed|warning): .*\n/gm, '')]).toEqual([0, '']);
  const { results, assumed, warnings } = JSON.parse(stdout) as Report;
  expect(warnings).toEqual(one.warnings ?? []);
  const found = results.filter(({ group }) => group === null);
  expect(Object.fromEntries(found.map(({ metric, value }) => [metric, value]))).toEqual(
    Object.fromEntries(
      Object.entries(one.values!).map(([metric, value]) => [metric, expect.closeTo(value, 12)]),
    ),
  );
  if (one.assumed) expect(assumed.map(({ flag }) => flag)).toEqual(one.assumed);
});
