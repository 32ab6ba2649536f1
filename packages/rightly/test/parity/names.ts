import type { Config } from 'rightly';
import { type CatalogueCase, catalogueCases } from './catalogue.ts';
import { type Case, casesFromKeras, flat } from './cases.ts';
import { lossCases } from './losses.ts';

/* Recorded cases of class indexes, converted to names. */

type Recorded = CatalogueCase['updates'][number]['yTrue'];

/** The labels and ids that become names. */
export interface Named {
  readonly title: string;
  readonly className: string;
  /** The configuration of the same case by index. */
  readonly config: Config;
  readonly named: Config;
  /** Whether a prediction is a list, of scores or of ids. */
  readonly isList: boolean;
  readonly updates: readonly Readonly<
    Record<'yTrue' | 'yPred', unknown> & {
      sampleWeight?: unknown;
      /** The same case by index. */
      byIndex: readonly [yTrue: unknown, yPred: unknown];
    }
  >[];
}

/** Names that could be taken for numbers, for properties or for the end of a text are among them. */
const odd = ['__proto__', '1', "it's", 'a "b"', 'é\\', '0x1', 'NaN'];
const nameOf = (i: number): string => odd[i] ?? `class ${i}`;
const namesFor = (count: number): string[] => Array.from({ length: count }, (_, i) => nameOf(i));

const PAD = 'pad';

interface Flat {
  readonly data: ArrayLike<number | bigint>;
  readonly shape: readonly number[];
}

const numbersOf = ({ data }: Flat): number[] => Array.from(data as ArrayLike<number>, Number);

/** The configuration by name. An ignored class without a score has its own name. */
function namedConfig(config: Config, count: number): Config {
  const { ignore_class: ignored, target_class_ids: targets } = config as {
    ignore_class?: number;
    target_class_ids?: readonly number[];
  };
  return {
    ...config,
    classes: namesFor(count),
    ...(typeof ignored === 'number' && {
      ignore_class: ignored >= 0 && ignored < count ? nameOf(ignored) : PAD,
    }),
    ...(targets && { target_class_ids: targets.map(nameOf) }),
  };
}

/** The same input by name. Undefined where a label is neither a class nor ignored. */
function byName(input: Flat, count: number, ignored: unknown): unknown {
  const numbers = numbersOf(input);
  const isKnown = (i: number): boolean => (i >= 0 && i < count) || i === ignored;
  if (!numbers.every(isKnown)) return undefined;
  const data = numbers.map((i) => (i >= 0 && i < count ? nameOf(i) : PAD));
  return { data, shape: input.shape };
}

function toNamed(
  c: Pick<Named, 'title' | 'className' | 'config'>,
  updates: readonly { yTrue: Flat; yPred: Flat; sampleWeight?: unknown }[],
  count: number,
  sparse: Readonly<Record<'yTrue' | 'yPred', boolean>>,
): Named[] {
  const ignored = c.config['ignore_class'];
  const namedUpdates = updates.map(({ yTrue, yPred, sampleWeight }) => ({
    yTrue: sparse.yTrue ? byName(yTrue, count, ignored) : yTrue,
    yPred: sparse.yPred ? byName(yPred, count, ignored) : yPred,
    sampleWeight,
    byIndex: [yTrue, yPred] as const,
  }));
  if (namedUpdates.some(({ yTrue, yPred }) => yTrue === undefined || yPred === undefined))
    return [];
  const isList = !sparse.yPred || c.className.startsWith('Sparse');
  return [{ ...c, named: namedConfig(c.config, count), isList, updates: namedUpdates }];
}

/** The cases of the sparse accuracies. */
export const namedAccuracies: readonly Named[] = casesFromKeras(flat)
  .filter(({ className, updates }) => className.startsWith('Sparse') && updates.length > 0)
  .flatMap((c: Case) => {
    const updates = c.updates as unknown as readonly { yTrue: Flat; yPred: Flat }[];
    const isIds = c.config['from_sorted_ids'] === true;
    const count = isIds
      ? Math.max(
          1,
          ...updates.flatMap(({ yTrue, yPred }) => [...numbersOf(yTrue), ...numbersOf(yPred)]),
        ) + 1
      : updates[0]!.yPred.shape.at(-1)!;
    // Some ids are as large as integers can be.
    return count > 1000 ? [] : toNamed(c, updates, count, { yTrue: true, yPred: isIds });
  });

const flatOf = (tensor: Recorded): Flat => flat(tensor) as unknown as Flat;

/** The cases of Brier scores and calibration errors of several classes, where truth is class indexes. */
export const namedProbabilities: readonly Named[] = [...catalogueCases, ...lossCases]
  .filter(
    ({ className, config }) =>
      className === 'ExpectedCalibrationError' ||
      (className === 'BrierScore' && config['sparse_y_true'] === true),
  )
  .flatMap((c) => {
    const updates = c.updates.map(({ yTrue, yPred, sampleWeight }) => ({
      yTrue: flatOf(yTrue!),
      yPred: flatOf(yPred!),
      ...(sampleWeight && {
        sampleWeight: sampleWeight[1].length === 0 ? sampleWeight[2][0] : flatOf(sampleWeight),
      }),
    }));
    const [first] = updates;
    if (!first || first.yPred.shape.length <= first.yTrue.shape.length) return [];
    return toNamed(c, updates, first.yPred.shape.at(-1)!, { yTrue: true, yPred: false });
  });

/** The cases of the IoU metrics where truth or predictions are class indexes. */
export const namedIoUs: readonly Named[] = catalogueCases
  .filter(({ className, updates }) => className.endsWith('IoU') && updates.length > 0)
  .flatMap((c) => {
    const { config, className } = c;
    const isOneHot = className.startsWith('OneHot');
    const sparse = {
      yTrue: !isOneHot && config['sparse_y_true'] !== false,
      yPred: (config['sparse_y_pred'] ?? !isOneHot) === true,
    };
    if (className === 'BinaryIoU' || !(sparse.yTrue || sparse.yPred)) return [];
    const updates = c.updates.map(({ yTrue, yPred, sampleWeight }) => ({
      yTrue: flatOf(yTrue),
      yPred: flatOf(yPred),
      ...(sampleWeight && {
        sampleWeight: sampleWeight[1].length === 0 ? sampleWeight[2][0] : flatOf(sampleWeight),
      }),
    }));
    return toNamed(c, updates, Number(config['num_classes']), sparse);
  });
