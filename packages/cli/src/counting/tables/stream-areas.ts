import { MetricList } from 'rightly';
import { unseen } from 'rightly/internal';
import type { Engine, Numbers, Row } from '../../engines/engine.ts';
import { InputError } from '../../process/errors.ts';
import { ending, interruptible } from '../../process/signals.ts';
import type { DeclaredMetric } from '../../reading/declared-metric.ts';
import type { StreamedAreas } from '../../reading/tables/streamed-areas.ts';

/** The number of rows that are counted at once. Sorting many scores at once is faster than merging sorted scores. */
const atOnce = 2 ** 24;

/**
 * The answer to the query of counts, with the areas of all rows; undefined where there are too many rows. Throws the RangeError of an answer
 * that cannot be read.
 */
export async function streamAreas(
  { counts, rows, places, most: mostRows }: StreamedAreas,
  metrics: readonly DeclaredMetric[],
  answer: readonly Row[],
  engine: Required<Pick<Engine, 'columns'>>,
  most: number = atOnce,
): Promise<readonly Row[] | undefined> {
  const withAreas = (areas: readonly number[]): readonly Row[] =>
    answer.map((row, i) =>
      i > 0
        ? row
        : { ...row, ...Object.fromEntries(areas.map((x, j) => [`_area_${places[j]}`, x])) },
    );
  // Rows with errors are found before rows are counted.
  const { total } = counts.read(withAreas(places.map(() => 0)));
  if (total.rows > mostRows) return undefined;
  const list = new MetricList(places.map((i) => unseen(metrics[i]!)));
  let blocks: Block | undefined;
  let done = 0;
  await interruptible(async () => {
    for await (const pieces of engine.columns(rows)) {
      ending.throwIfAborted();
      blocks ??= new Block(pieces, Math.min(most, total.rows));
      blocks.add(pieces, list);
      done += pieces[0]!.length;
    }
  });
  if (done !== total.rows)
    throw new InputError(`the table changed while it was read: ${total.rows} rows, then ${done}`);
  blocks?.flush(list);
  return withAreas(list.metrics.map((metric) => metric.result() as number));
}

type List = MetricList<number | bigint | boolean | string, DeclaredMetric>;

/** Collects pieces of columns, so that each update of the metrics has many rows. */
class Block {
  readonly #columns: readonly Numbers[];
  readonly #size: number;
  #rows = 0;

  /** Creates a block of `size` rows with the column types of `like`. */
  constructor(like: readonly Numbers[], size: number) {
    this.#columns = like.map(
      (column) => new (column.constructor as new (length: number) => Numbers)(size),
    );
    this.#size = size;
  }

  add(pieces: readonly Numbers[], list: List): void {
    const { length } = pieces[0]!;
    if (this.#rows + length > this.#size) this.flush(list);
    for (const [i, piece] of pieces.entries()) this.#columns[i]!.set(piece, this.#rows);
    this.#rows += length;
  }

  flush(list: List): void {
    const [truth, scores, sampleWeight] = this.#columns.map((column) =>
      column.subarray(0, this.#rows),
    );
    list.updateState(truth!, scores!, { sampleWeight });
    this.#rows = 0;
  }
}
