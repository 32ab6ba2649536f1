import * as fc from 'fast-check';

/** A row of labels. */
export interface Labelled {
  readonly truth: string;
  readonly guess: string;
}

/**
 * Labels that file formats could misread: with quotes, delimiters, line ends, and letters beyond ASCII. They have no blanks at the ends,
 * and are never empty.
 */
export const label = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      'cat',
      'dog',
      'a b',
      'é',
      '猫',
      '"',
      'a,b',
      "it's",
      'a;b',
      'a\tb',
      '1',
      '01',
      '😀',
      '[a]',
      '[1, 2]',
      '{"a": 1}',
    ),
  },
  { weight: 1, arbitrary: fc.stringMatching(/^[a-z"',;|{}[\]:#\\/][a-z"',;|{}[\]:#\\/]{0,5}$/) },
);

export const rows = (of: fc.Arbitrary<string> = label): fc.Arbitrary<Labelled[]> =>
  fc.array(
    fc
      .record({ truth: of, other: of, isRight: fc.boolean() })
      .map(({ truth, other, isRight }) => ({ truth, guess: isRight ? truth : other })),
    { minLength: 1, maxLength: 12 },
  );

export const meanOf = (all: readonly Labelled[]) => ({
  rows: all.length,
  value: all.filter(({ truth, guess }) => truth === guess).length / all.length,
});

/** The command line that compares labels as text. */
export const asText = (path: string): string[] => [
  'evaluate',
  path,
  '--metrics',
  'accuracy',
  '--layout',
  'labels',
  '--text',
  'y_true',
  '--text',
  'y_pred',
];

/** The same lines, with another line in one place. */
export const put = (lines: readonly string[], at: number, line: string): string[] =>
  lines.map((old, i) => (i === at ? line : old));
