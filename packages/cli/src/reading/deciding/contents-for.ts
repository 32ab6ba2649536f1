import type { Column } from '../../engines/column.ts';
import type { Contents } from '../contents.ts';
import type { Layout } from '../layout.ts';

interface Found {
  readonly isList: boolean;
  readonly isTruthList: boolean;
  /** The type of a prediction. */
  readonly type: Column['type'];
  readonly classes: number | undefined;
}

/** What columns of this layout hold. */
export const contentsFor = (
  layout: Layout,
  { isList, isTruthList, type, classes }: Found,
): Contents => ({
  predictions: isList
    ? 'scores'
    : layout === 'labels' || type === 'integer' || type === 'string'
      ? 'labels'
      : 'probability',
  oneHot: isTruthList,
  classes: isList ? classes : undefined,
  layout,
});

/** What the elements of lists hold. */
export const flatContents = (type: Column['type']): Partial<Contents> => ({
  predictions: type === 'integer' || type === 'string' ? 'labels' : 'probability',
  oneHot: false,
  classes: undefined,
});
