/** The positive one of two labels that are text. */
export interface PositivePair {
  readonly label: string;
  /** Both labels, if the first rows show both. All rows must then hold one of them. */
  readonly labels: readonly string[];
}
