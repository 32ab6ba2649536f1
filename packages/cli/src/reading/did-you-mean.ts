import { nearest } from 'rightly/registry';

/** `; did you mean "label"?`, or the list of known names. */
export function didYouMean(name: string, known: readonly string[]): string {
  const shown = known.slice(0, 20).map((one) => JSON.stringify(one));
  return (
    nearestTo(name, known) || `; there are ${shown.join(', ')}${known.length > 20 ? ', …' : ''}`
  );
}

/** `; did you mean "label"?`, or an empty text without a similar name. */
export function nearestTo(name: string, known: readonly string[]): string {
  const close = nearest(name, known).slice(0, 3);
  return close.length > 0
    ? `; did you mean ${close.map((one) => JSON.stringify(one)).join(' or ')}?`
    : '';
}
