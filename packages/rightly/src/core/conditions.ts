/** Verbs whose results are 0 or 1. */
export const conditions: ReadonlySet<string> = new Set([
  'equal',
  'differs',
  'less',
  'amongFirst',
  'not',
  'both',
  'isPlace',
  'positive',
  'isNumber',
  'isCalled',
]);
