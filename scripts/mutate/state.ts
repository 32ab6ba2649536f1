/* oxlint-disable no-underscore-dangle -- the changed sources use this name */
import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What the changed sources read and write. */
export interface Namespace {
  activeMutant: string | undefined;
  currentTestId: string | undefined;
  hitCount: number | undefined;
  hitLimit: number;
  mutantCoverage: {
    static: Record<string, number>;
    perTest: Record<string, Record<string, number>>;
  };
}

const all = globalThis as { __stryker__?: Namespace };
all.__stryker__ ??= {
  activeMutant: undefined,
  currentTestId: undefined,
  hitCount: undefined,
  hitLimit: 0,
  mutantCoverage: { static: {}, perTest: {} },
};
export const ns: Namespace = all.__stryker__;

/** A line of the log. `dirty`: a mutant that fails a test, which fails without the mutant from then on. */
interface Entry {
  readonly killed?: string;
  readonly test?: string;
  readonly why?: string;
  readonly dirty?: string;
  readonly done?: string;
  readonly reached?: readonly string[];
  readonly atLoad?: readonly string[];
}

const copy = process.env['MUTATE'] ?? '.';
const log = join(copy, 'log.jsonl');

export const say = (entry: Entry): void => {
  appendFileSync(log, `${JSON.stringify(entry)}\n`);
};

/** Tells the process that watches what runs now. */
export const tell = (now: object): void => {
  writeFileSync(join(copy, 'now.json'), JSON.stringify(now));
};

export const entries: readonly Entry[] = existsSync(log)
  ? readFileSync(log, 'utf8')
      .split('\n')
      .filter((line) => line)
      .map((line) => JSON.parse(line) as Entry)
  : [];

/** The mutants that are not killed. */
export const alive = new Set(
  (JSON.parse(readFileSync(join(copy, 'mutants.json'), 'utf8')) as { id: string }[]).map(
    ({ id }) => id,
  ),
);
for (const { killed } of entries) alive.delete(killed ?? '');
