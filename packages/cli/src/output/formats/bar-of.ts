/** How many cells of a terminal a bar takes. */
export const barWidth = 16;

const eighths = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'];

/** A number from 0 to 1 as a bar. */
export function barOf(share: number): string {
  const parts = Math.round(share * barWidth * 8);
  return '█'.repeat(Math.floor(parts / 8)) + eighths[parts % 8]!;
}
