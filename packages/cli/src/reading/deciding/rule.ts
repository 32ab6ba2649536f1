/** A property of the first rows that all rows must have. */
export type Rule =
  /** The truth is none of these numbers. */
  | { readonly kind: 'none of'; readonly values: readonly string[] }
  /** The truth is one of these texts. */
  | { readonly kind: 'one of'; readonly values: readonly string[] }
  /** Truth and predictions are whole numbers. */
  | { readonly kind: 'whole' }
  /** The truth is -1 or 1. */
  | { readonly kind: 'signed' }
  /** A list of truth has one 1, and all its other elements are 0. */
  | { readonly kind: 'one-hot' }
  /** A list of truth has only 0 and 1. */
  | { readonly kind: 'binary' }
  /** One of the columns of truth is 1, and all others are 0. */
  | { readonly kind: 'one-hot columns' }
  /** Whole numbers of decimal types are small enough for float64 to hold exactly. */
  | { readonly kind: 'exact'; readonly sides: readonly ('yTrue' | 'yPred')[] }
  /** The two lists of a row have the same length. */
  | { readonly kind: 'same length' }
  /** The ids of a row are different from each other. */
  | { readonly kind: 'different' };

/** The rule in words, for errors. */
export function wanted(rule: Rule): string {
  switch (rule.kind) {
    case 'none of':
      return `the truth is none of ${rule.values.join(', ')}`;
    case 'one of':
      return `the truth is ${rule.values.map((text) => JSON.stringify(text)).join(' or ')}`;
    case 'whole':
      return 'truth and predictions are whole numbers';
    case 'signed':
      return 'the truth is -1 or 1';
    case 'one-hot':
      return 'each list of truth has one 1, and 0 elsewhere';
    case 'binary':
      return 'each list of truth has only 0 and 1';
    case 'one-hot columns':
      return 'one of the columns of truth is 1, and all others are 0';
    case 'exact':
      return 'decimals with a fraction are below 2^53 (float64 rounds larger ones)';
    case 'same length':
      return 'truth and predictions have lists of one length';
    default:
      return 'the ids of a row are whole and different from each other';
  }
}
