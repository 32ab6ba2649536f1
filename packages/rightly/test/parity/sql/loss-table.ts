import type { AnyMeanMetric, Config } from 'rightly';
import { get } from 'rightly/registry';
import type { Source, SqlType } from 'rightly/sql';
import { fit, toBatch } from '../../../src/core/batch.ts';
import { type InputName, inputsOf } from '../../../src/engines/vocabulary.ts';
import { type LossCase, lossCases } from '../losses.ts';
import { cell, type Scalar, type SqlEngine } from './engine.ts';
import type { Kinds } from './few.ts';
import type { Written } from './grouped.ts';
import { weigh } from './table.ts';

/* Keras's answers for losses, as SQL tables. */

export const casesOf = (className: string): readonly LossCase[] =>
  lossCases.filter((c) => c.className === className);

export const metricOf = ({ className, config }: LossCase): AnyMeanMetric =>
  get({ class_name: className, config }) as AnyMeanMetric;

/** Whether a row holds a vector: along one axis, and not the whole batch. */
export const isOfRows = ({ className, config }: LossCase): boolean => {
  const axis = config['axis'] ?? (/^(Dice|Tversky)$/.test(className) ? null : -1);
  return ['-1', '1', '[1]'].includes(JSON.stringify(axis));
};

/** Whether the vectors of all updates have the same length, as in a table. */
export const isTable = (c: LossCase): boolean => {
  const kinds = inputsOf(metricOf(c).expression);
  const widths = c.updates.map(
    ({ yTrue, yPred }) => fit(kinds, yTrue![1], yPred![1], '').widths[1],
  );
  return new Set(widths).size === 1;
};

const types = {
  bool: 'integer',
  uint8: 'integer',
  float16: 'float32',
  float32: 'float32',
  float64: 'float64',
  int32: 'integer',
  int64: 'integer',
  string: 'string',
} as const satisfies Record<string, SqlType>;

type Update = Partial<LossCase['updates'][number]>;

/** The kind of a recorded case. */
export const recordedKinds = (c: { config: Config; updates: readonly Update[] }): Kinds => [
  ...Object.entries(c.config),
  ['updates', c.updates.length],
  ...c.updates.flatMap(({ yTrue, yPred, sampleWeight }): Kinds => [
    ['truth', yTrue![0]],
    ['prediction', yPred![0]],
    ['axes', yPred![1].length],
    ['axes of weights', sampleWeight?.[1].length],
  ]),
];

/** How a metric reads its inputs. */
export interface Reading {
  /** The name in errors. */
  readonly what: string;
  readonly kinds: ReturnType<typeof inputsOf>;
  /** Whether each element has the same weight, however many elements a sample has. */
  readonly byElement: boolean;
}

/** The table of a loss's case. */
export function lossTable(engine: SqlEngine, c: LossCase, wide: boolean): Written {
  const metric = metricOf(c);
  return tableOf(
    engine,
    c.updates,
    { what: metric.name, kinds: inputsOf(metric.expression), byElement: false },
    wide,
  );
}

/** A row for each value. Vectors are lists, or with `wide` a column for each element. Single numbers are columns. */
export function tableOf(
  engine: SqlEngine,
  updates: readonly Update[],
  { what, kinds, byElement }: Reading,
  wide: boolean,
): Written {
  const batches = updates.map(({ yTrue, yPred, sampleWeight }) => {
    const tensors = [yTrue!, yPred!].map(([, shape, data]) => ({ data, shape }));
    const [truth, predicted] = tensors;
    const { inputs, ...batch } = toBatch(kinds, truth, predicted, what);
    const [y, p] = [kinds.yTrue, kinds.yPred].map(({ layout }, i) => ({
      width: inputs[i === 0 ? 'yTrue' : 'yPred'].width!,
      // A row of the table is a vector along any axis.
      data: layout?.move?.(tensors[i]!.data, tensors[i]!.shape) ?? tensors[i]!.data,
    }));
    const given = sampleWeight && { data: sampleWeight[2], shape: sampleWeight[1] };
    const weight = given?.shape.length === 0 ? given.data[0]! : given;
    return {
      ...batch,
      inputs: { yTrue: y!, yPred: p! },
      weights: weigh({ yTrue: [], yPred: [], sampleWeight: weight }, batch.shape, byElement),
    };
  });
  const sides = (['yTrue', 'yPred'] as const).map((side) => {
    const width = batches[0]!.inputs[side].width;
    const type = types[updates[0]![side]![0]];
    const isList = kinds[side].type === 'rows' && (kinds[side].verb !== 'vectors' || width > 1);
    return { side, width, type, isList };
  });
  const rows = batches.flatMap(({ inputs, n, weights }) =>
    Array.from({ length: n }, (_, i) => {
      const cells = sides.map(({ side, width, type, isList }) => {
        const numbers = Array.from(
          { length: width },
          (__, j) => inputs[side].data[i * width + j] as Scalar,
        );
        return cell(engine, isList ? numbers : numbers[0]!, { type });
      });
      return [...cells, cell(engine, weights[i]!, { type: 'float64' })];
    }),
  );
  const column = ({ side, type, isList, width }: (typeof sides)[number]): Source['yTrue'] => {
    const name = letters[side];
    const names = Array.from({ length: width }, (_, j) => `${name}${j}`);
    return isList && wide ? { column: names, type } : { column: name, type, list: isList };
  };
  const spread = sides
    .filter(({ isList }) => isList)
    .flatMap(({ side, width }) =>
      Array.from(
        { length: width },
        (_, j) => `${engine.dialect.lists.at(letters[side], String(j))} AS ${letters[side]}${j}`,
      ),
    );
  const array = ({ side, type, width, isList }: (typeof sides)[number]): unknown => {
    const data = batches.flatMap(({ inputs }) => Array.from(inputs[side].data as number[], Number));
    return {
      data: (type === 'float32' ? Float32Array : Float64Array).from(data),
      shape: [rows.length, ...(isList ? [width] : [])],
    };
  };
  return {
    rows,
    arrays: [array(sides[0]!), array(sides[1]!), batches.flatMap(({ weights }) => weights)],
    from: (values) =>
      wide && spread.length > 0 ? `(SELECT *, ${spread.join()} FROM ${values}) AS wide` : values,
    source: {
      yTrue: column(sides[0]!),
      yPred: column(sides[1]!),
      sampleWeight: batches.some(({ weights }) => weights.some((w) => w !== 1)) ? 'w' : undefined,
    },
    kind: sides,
  };
}

const letters: Readonly<Record<InputName, string>> = { yTrue: 'y', yPred: 'p' };
