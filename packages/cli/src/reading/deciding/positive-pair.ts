/** Of two labels that are text, beside one number a row: the label that the number is for. */
export interface PositivePair {
  readonly label: string;
  /** Both labels, where the first rows show both: all rows must hold one of them. */
  readonly labels: readonly string[];
}
