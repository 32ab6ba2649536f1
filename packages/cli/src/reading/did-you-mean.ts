import { nearest } from 'rightly/registry';

/** `; did you mean "label"?`, or what there is. */
export function didYouMean(name: string, known: readonly string[]): string {
  const shown = known.slice(0, 20).map((one) => JSON.stringify(one));
  return (
    nearestTo(name, known) || `; there are ${shown.join(', ')}${known.length > 20 ? ', …' : ''}`
  );
}

/** `; did you mean "label"?`, or nothing where no name is near. */
export function nearestTo(name: string, known: readonly string[]): string {
  const close = nearest(name, known).slice(0, 3);
  return close.length > 0
    ? `; did you mean ${close.map((one) => JSON.stringify(one)).join(' or ')}?`
    : '';
}
