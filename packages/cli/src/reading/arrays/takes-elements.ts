import type { Columns } from '../choose-columns.ts';
import { contentsFor } from '../deciding/contents-for.ts';
import type { Layout } from '../layout.ts';
import type { ReadOptions } from '../read-options.ts';
import { readsElements } from '../reads-elements.ts';

/** Layouts with one value on both sides. */
const ofValues: ReadonlySet<Layout> = new Set<Layout>(['labels', 'probability', 'signed']);

/** Whether each element of the lists on both sides is a row. */
export function takesElements(
  options: ReadOptions,
  { yTrue, yPred }: Columns,
  layout: Layout,
): boolean {
  if (!yTrue.list || !('name' in yPred) || !yPred.list) return false;
  if (layout !== 'sequences') return ofValues.has(layout);
  const contents = contentsFor(layout, {
    isList: true,
    isTruthList: true,
    type: yPred.type,
    classes: undefined,
    isText: yTrue.type === 'string',
    names: undefined,
  });
  return readsElements(options, contents);
}
