import type { Column } from '../../engines/column.ts';
import type { Contents } from '../contents.ts';
import type { Layout } from '../layout.ts';
import type { Assumption } from './assumption.ts';

interface Found {
  readonly isList: boolean;
  readonly isTruthList: boolean;
  /** The type of a prediction. */
  readonly type: Column['type'];
  readonly classes: number | undefined;
  readonly isText: boolean;
  readonly names: readonly string[] | undefined;
}

/** The contents of columns with a layout. */
export const contentsFor = (
  layout: Layout,
  { isList, isTruthList, type, classes, isText, names }: Found,
): Contents => ({
  predictions: isList
    ? 'scores'
    : layout === 'labels' || layout === 'sequences' || type === 'integer' || type === 'string'
      ? 'labels'
      : 'probability',
  oneHot: isTruthList,
  classes: isList ? classes : undefined,
  layout,
  isText,
  names,
});

/** The contents where each element of a list is a row. */
export const flatContents = (layout: Layout, type: Column['type']): Partial<Contents> => ({
  predictions:
    layout === 'sequences' || type === 'integer' || type === 'string' ? 'labels' : 'probability',
  oneHot: false,
  classes: undefined,
});

/** The layout for metrics that read a list as one vector and not as a sequence of labels. */
export const wholeLists = (layout: Layout, assumed: readonly Assumption[]): Settled =>
  layout === 'sequences'
    ? { layout: 'one-hot', assumed: assumed.filter(({ flag }) => !flag.startsWith('--layout')) }
    : { layout, assumed };

interface Settled {
  readonly layout: Layout;
  readonly assumed: readonly Assumption[];
}
