/** The characters of pictures in a terminal. */
export interface Marks {
  readonly dot: string;
  readonly line: string;
  readonly ends: readonly [string, string];
  /** The mark of the diagonal, or of the total. */
  readonly guide: string;
  /** Shades from empty to full. */
  readonly shades: readonly string[];
}

const unicode: Marks = {
  dot: '●',
  line: '─',
  ends: ['├', '┤'],
  guide: '·',
  shades: [' ', '░', '▒', '▓', '█'],
};

const ascii: Marks = {
  dot: 'o',
  line: '-',
  ends: ['|', '|'],
  guide: '.',
  shades: [' ', '.', ':', '*', '#'],
};

/** The marks that a terminal with these variables can show. */
export const marksFor = (env: Readonly<Record<string, string | undefined>>): Marks => {
  const locale = env['LC_ALL'] || env['LC_CTYPE'] || env['LANG'] || '';
  const isKnown = env['WT_SESSION'] !== undefined || /utf-?8/i.test(locale);
  return isKnown && env['TERM'] !== 'linux' ? unicode : ascii;
};
