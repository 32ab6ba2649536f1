/** The letters that pictures in a terminal are made of. */
export interface Marks {
  readonly dot: string;
  readonly line: string;
  readonly ends: readonly [string, string];
  /** Where the diagonal is, or the total. */
  readonly guide: string;
  /** From nothing to all. */
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
