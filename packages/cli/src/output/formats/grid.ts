import { counts, losses } from '../../reading/declared-metric.ts';
import type { Evaluation } from '../../results/evaluation.ts';
import { type Figure, figuresOf, type GroupResults, type Result } from '../../results/result.ts';
import { groupLabel, label } from '../../results/label.ts';
import { widthOf } from './align-columns.ts';
import { decimal, figure, whole } from '../../results/numbers.ts';

/**
 * The numbers as a table: without groups a line for each metric, with groups a line for each group and the total last. If a
 * metric has several numbers, there is a line for each number.
 */
export interface Grid {
  readonly head: readonly string[];
  readonly lines: readonly (readonly string[])[];
  /** The number of columns from the left that hold names, and not numbers. */
  readonly names: number;
  /** The number of each line, if the metric of the line goes from 0 to 1. */
  readonly bars?: readonly (number | undefined)[];
  /** The lines of groups with few rows. */
  readonly grey?: ReadonlySet<number>;
  /** A line below the grid. */
  readonly note?: string;
}

/** `write` formats names on one line without hidden characters. `width` is the number of letters that fit on a line. */
export function toGrid(
  evaluation: Evaluation,
  write: (name: string) => string,
  width: number,
): Grid {
  const { groups, columns } = evaluation;
  const hasSeveral = groups.some(({ results }) =>
    results.some(({ value }) => value !== null && typeof value === 'object'),
  );
  const lay = new Layout(evaluation, write);
  const hasManyEnds = evaluation.level !== undefined && groups[0]!.results.length > 1;
  if (columns.by.length === 0 || hasSeveral || hasManyEnds) return lay.long(hasSeveral);
  const wide = lay.wide();
  return lineWidth(wide) <= width ? wide : lay.long(false);
}

/** The width of the first lines, with two spaces between columns. */
function lineWidth({ head, lines }: Grid): number {
  const rows = [head, ...lines.slice(0, 1_000)];
  return head.reduce((sum, _, i) => sum + 2 + Math.max(...rows.map((row) => widthOf(row[i]!))), -2);
}

/** Lays out the numbers of an evaluation. */
class Layout {
  readonly #groups: readonly GroupResults[];
  readonly #by: readonly string[];
  readonly #sortedBy: string | undefined;
  readonly #isWeighted: boolean;
  readonly #hasEnds: boolean;
  readonly #minRows: number;
  readonly #write: (name: string) => string;

  constructor(evaluation: Evaluation, write: (name: string) => string) {
    const { groups, columns, sortedBy, level, minRows = 0 } = evaluation;
    this.#minRows = minRows;
    this.#groups = groups;
    this.#by = columns.by;
    this.#write = write;
    this.#sortedBy = sortedBy;
    this.#hasEnds = level !== undefined;
    this.#isWeighted =
      columns.sample_weight !== null &&
      groups[0]!.results.some(({ state }) => weightOf(state) !== undefined);
  }

  /** A line for each group, and a column for each metric. */
  wide(): Grid {
    const [{ results }] = this.#groups as [GroupResults];
    const names = results.map(({ metric }) => metric);
    return {
      head: [
        ...[...this.#by, ...names].map((name) => this.#named(name)),
        ...this.#endNames(),
        ...this.#counted(),
      ],
      lines: this.#groups.map((group) => [
        ...this.#group(group),
        ...group.results.flatMap((result) => this.#figures(figuresOf(result)[0]!, result)),
        ...this.#counts(
          group,
          group.results.find(({ state }) => weightOf(state) !== undefined),
        ),
      ]),
      names: this.#by.length,
      bars: this.#groups.map((group) => share(this.#drawn(group))),
      ...this.#few(() => 1),
    };
  }

  /** A line for each number. */
  long(hasClasses: boolean): Grid {
    const line = (group: GroupResults, result: Result): string[][] => {
      const [start, end] = [this.#group(group), this.#counts(group, result)];
      const metric = this.#named(result.metric);
      return figuresOf(result).map((one) => {
        const { of } = one;
        const own = hasClasses ? [of === undefined ? '' : this.#write(groupLabel(of))] : [];
        return start.concat(metric, own, this.#figures(one, result), end);
      });
    };
    return {
      head: [
        ...this.#by.map((name) => this.#named(name)),
        'metric',
        ...(hasClasses ? ['class'] : []),
        'value',
        ...this.#endNames(),
        ...this.#counted(),
      ],
      lines: this.#groups.flatMap((group) =>
        group.results.flatMap((result) => line(group, result)),
      ),
      names: this.#by.length + (hasClasses ? 2 : 1),
      ...(this.#by.length > 0 && {
        bars: this.#groups.flatMap((group) =>
          group.results.flatMap((result) => figuresOf(result).map(() => share(result))),
        ),
      }),
      ...this.#few(({ results }) =>
        results.reduce((sum, result) => sum + figuresOf(result).length, 0),
      ),
    };
  }

  /** The lines of groups with few rows. `linesOf` says how many lines a group has. */
  #few(linesOf: (group: GroupResults) => number): Pick<Grid, 'grey' | 'note'> {
    const grey = new Set<number>();
    let [line, groups] = [0, 0];
    for (const group of this.#groups) {
      const end = line + linesOf(group);
      const isFew = group.group !== null && group.rows < this.#minRows;
      if (isFew) groups++;
      for (; line < end; line++) if (isFew) grey.add(line);
    }
    if (groups === 0) return {};
    const few = `fewer than ${whole(this.#minRows)} rows`;
    const note =
      groups === 1
        ? `1 group has ${few}, so its values are uncertain`
        : `${whole(groups)} groups have ${few}, so their values are uncertain`;
    return { grey, note };
  }

  /** The result that is drawn as a bar: the one that orders the groups, or the first. */
  #drawn({ results }: GroupResults): Result {
    return results.find(({ metric }) => metric === this.#sortedBy) ?? results[0]!;
  }

  /** A number, and the ends of its interval if they are shown. */
  #figures({ value, low, high }: Figure, { class_name: className }: Result): string[] {
    const ends = this.#hasEnds ? [low, high] : [];
    return [
      figure(value, className),
      ...ends.map((end) => figure(end === undefined || Number.isNaN(end) ? null : end, className)),
    ];
  }

  #endNames(): string[] {
    return this.#hasEnds ? ['low', 'high'] : [];
  }

  #named(name: string): string {
    return this.#write(label(name));
  }

  #group({ group }: GroupResults): string[] {
    return this.#by.map((name, i) =>
      group ? this.#write(groupLabel(group[name]!)) : i === 0 ? 'total' : '',
    );
  }

  #counted(): string[] {
    return ['samples', ...(this.#isWeighted ? ['weight'] : [])];
  }

  #counts({ rows }: GroupResults, result: Result | undefined): string[] {
    const weight = result && weightOf(result.state);
    const shown = weight === undefined ? '' : decimal(weight);
    return [whole(rows), ...(this.#isWeighted ? [shown] : [])];
  }
}

/** A number that can be drawn as a bar, from a metric that goes from 0 to 1. */
function share({ value, class_name: className }: Result): number | undefined {
  const isShare = typeof value === 'number' && !counts.has(className) && !losses.has(className);
  return isShare && value >= 0 && value <= 1 ? value : undefined;
}

/** The weight of all samples of a mean; undefined for other metrics. */
const weightOf = ({ count }: Result['state']): number | undefined =>
  typeof count === 'number' ? count : undefined;
