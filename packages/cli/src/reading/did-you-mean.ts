import { nearest } from 'rightly/registry';

/** `; did you mean "label"?`, or what there is. */
export function didYouMean(name: string, known: readonly string[]): string {
  const close = nearest(name, known).slice(0, 3);
  if (close.length > 0)
    return `; did you mean ${close.map((one) => JSON.stringify(one)).join(' or ')}?`;
  const shown = known.slice(0, 20).map((one) => JSON.stringify(one));
  return `; there are ${shown.join(', ')}${known.length > 20 ? ', …' : ''}`;
}
