import type { Group } from '../counting/group.ts';
import type { GroupResults, Result } from './result.ts';

/** The parts of a result that all groups share. */
type Shared = Pick<Result, 'version' | 'metric' | 'class_name' | 'config' | 'interval'>;

/** The numbers that are stored for one mean in one group. */
const EACH = 5;

/**
 * The results of very many groups whose metrics are all means. Each mean is stored as five numbers of one array. Result objects are created on
 * each access, because a million of them take 200 megabytes.
 */
export class CompactGroups {
  readonly #shared: readonly Shared[];
  /** Value, total, count and the ends of the interval of each mean, group by group. NaN stands for null. */
  readonly #numbers: Float64Array;
  #length = 0;

  /** Creates storage for `groups` groups with results like these. */
  constructor(like: readonly Result[], groups: number) {
    this.#shared = like.map(({ version, metric, class_name, config, interval }) => ({
      version,
      metric,
      class_name,
      config,
      ...(interval !== undefined && { interval }),
    }));
    this.#numbers = new Float64Array(groups * like.length * EACH);
  }

  /** Stores a group. The result is the same group with results that are created on access. */
  add({ group, rows, results }: GroupResults): GroupResults {
    const start = this.#length++ * results.length * EACH;
    for (const [i, { value, state, interval }] of results.entries()) {
      const offset = start + i * EACH;
      this.#numbers[offset] = (value ?? NaN) as number;
      this.#numbers[offset + 1] = state['total'] as number;
      this.#numbers[offset + 2] = state['count'] as number;
      this.#numbers[offset + 3] = interval?.low[0] ?? NaN;
      this.#numbers[offset + 4] = interval?.high[0] ?? NaN;
    }
    return new CompactGroup(group, rows, start, this);
  }

  /** The results whose numbers begin at this index. */
  at(start: number, group: Group): Result[] {
    const numbers = this.#numbers;
    return this.#shared.map(({ version, metric, class_name, config, interval }, i): Result => {
      const offset = start + i * EACH;
      const value = numbers[offset]!;
      const [low, high] = [numbers[offset + 3]!, numbers[offset + 4]!];
      const own = interval && !Number.isNaN(low) ? { ...interval, low: [low], high: [high] } : null;
      return {
        version,
        class_name,
        config,
        state: { total: numbers[offset + 1]!, count: numbers[offset + 2]! },
        metric,
        value: Number.isNaN(value) ? null : value,
        group,
        ...(interval !== undefined && { interval: own }),
      };
    });
  }
}

class CompactGroup implements GroupResults {
  readonly group: Group;
  readonly rows: number;
  readonly #start: number;
  readonly #all: CompactGroups;

  constructor(group: Group, rows: number, start: number, all: CompactGroups) {
    this.group = group;
    this.rows = rows;
    this.#start = start;
    this.#all = all;
  }

  get results(): Result[] {
    return this.#all.at(this.#start, this.group);
  }
}
