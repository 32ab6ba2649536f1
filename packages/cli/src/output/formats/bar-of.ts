/** The width of a bar in cells of a terminal. */
export const barWidth = 16;

const eighths = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'];

/** A number from 0 to 1 as a bar. */
export function barOf(share: number): string {
  const parts = Math.round(share * barWidth * 8);
  return '█'.repeat(Math.floor(parts / 8)) + eighths[parts % 8]!;
}
