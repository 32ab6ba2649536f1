import { type RunnerTask, type RunnerTestCase, TestRunner } from 'vitest';
import './remember-sql.ts';
import { alive, entries, ns, say, tell } from './state.ts';

/** The milliseconds that the tests of one file may take with one mutant. */
const ENOUGH = 400;

const done = new Set(entries.map((entry) => entry.done));
const titleOf = (task: RunnerTask): string =>
  (task.suite ? `${titleOf(task.suite)} ` : '') + task.name;

/** No mutant has been active yet in this process. */
let isFresh = true;
const reached = new Set<string>();
const spent = new Map<string, number>();
let file = '';

const restart = async (): Promise<never> => {
  tell({ restart: true });
  return new Promise<never>(() => {});
};

/** Runs each test once for each mutant that the test reaches. */
export default class extends TestRunner {
  async runTask(test: RunnerTestCase): Promise<void> {
    const name = `${test.file.name}#${titleOf(test)}`;
    if (done.has(name)) return;
    if (file !== test.file.name) {
      file = test.file.name;
      spent.clear();
      say({ atLoad: Object.keys(ns.mutantCoverage.static).filter((id) => alive.has(id)) });
    }
    tell({ test: name });
    const run = TestRunner.getTestFn(test);
    // A test that passes once alone cannot be run again for a mutant.
    const start = performance.now();
    const first = await this.#reach(test, run);
    const hits = first && (await this.#reach(test, run));
    if (!hits && !isFresh) await restart();
    const limit = 5000 + 4 * (performance.now() - start);
    for (const id of this.#mutants(name, hits ?? {})) {
      tell({ mutant: id, test: name, limit });
      await this.#tryMutant(test, name, run, id, hits![id]!);
    }
    say({ done: name });
  }

  /** The mutants to run. One that broke a process comes first in the next. */
  #mutants(name: string, hits: Readonly<Record<string, number>>): string[] {
    const ids = Object.keys(hits).filter((id) => alive.has(id));
    const fresh = ids.filter((id) => !reached.has(id));
    for (const id of fresh) reached.add(id);
    if (fresh.length > 0) say({ reached: fresh });
    const dirty = new Set(entries.filter(({ test }) => test === name).map((entry) => entry.dirty));
    return ids
      .filter((id) => (spent.get(id) ?? 0) < ENOUGH)
      .sort((a, b) => Number(dirty.has(b)) - Number(dirty.has(a)));
  }

  async #tryMutant(
    test: RunnerTestCase,
    name: string,
    run: () => unknown,
    id: string,
    hits: number,
  ): Promise<void> {
    const wasFresh = isFresh;
    isFresh = false;
    const start = performance.now();
    Object.assign(ns, { activeMutant: id, hitCount: 0, hitLimit: 100 * hits + 1000 });
    const why = await this.#error(test, run);
    Object.assign(ns, { activeMutant: undefined, hitCount: undefined });
    spent.set(id, (spent.get(id) ?? 0) + performance.now() - start);
    if (why === undefined) return;
    // The mutant has failed the test only if the test passes without it.
    const isClean = (await this.#error(test, run)) === undefined;
    if (isClean || wasFresh) {
      alive.delete(id);
      say({ killed: id, test: name, why });
    } else say({ dirty: id, test: name });
    if (!isClean) await restart();
  }

  /** How often the test reaches each mutant. Undefined where the test fails. */
  async #reach(
    test: RunnerTestCase,
    run: () => unknown,
  ): Promise<Record<string, number> | undefined> {
    const hits: Record<string, number> = {};
    ns.mutantCoverage.perTest['now'] = hits;
    ns.currentTestId = 'now';
    const why = await this.#error(test, run);
    ns.currentTestId = undefined;
    return why === undefined ? hits : undefined;
  }

  /** What a test says when it fails. */
  async #error(test: RunnerTestCase, run: () => unknown): Promise<string | undefined> {
    this.onBeforeTryTask(test);
    try {
      await run();
      this.onAfterTryTask(test);
      return undefined;
    } catch (error) {
      return String(error).slice(0, 200);
    }
  }
}
