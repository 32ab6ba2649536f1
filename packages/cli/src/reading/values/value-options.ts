/** The options for the cells of text files. */
export interface ValueOptions {
  /** Columns that are compared as text. */
  readonly text?: readonly string[] | undefined;
  /** Columns that hold numbers, also beside spaces and percent signs. */
  readonly number?: readonly string[] | undefined;
  readonly decimal?: DecimalMark | undefined;
  /** Lists, with commas, of texts that stand for NULL. */
  readonly nullText?: readonly string[] | undefined;
}

export type DecimalMark = '.' | ',';

/** The texts of `--null-text`. */
export const nullTexts = (given: readonly string[] | undefined): readonly string[] =>
  (given ?? []).flatMap((list) => list.split(',').map((text) => text.trim()));
