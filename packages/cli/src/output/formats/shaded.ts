/** Background colours of terminals for right and wrong predictions, from faint to strong. White text is readable on all of them. */
const right = [22, 28];
const wrong = [52, 88, 124];

/** A cell of a matrix on a coloured background, which is stronger for a larger share of the row. Negative shares are wrong predictions. */
export function shaded(cell: string, strength: number): string {
  const share = Math.abs(strength);
  if (share < 0.005) return `\x1b[2m${cell}\x1b[22m`;
  const colors = strength > 0 ? right : wrong;
  const color = colors[Math.min(colors.length - 1, Math.floor(share * colors.length))]!;
  return `\x1b[48;5;${color};38;5;231m${cell}\x1b[49;39m`;
}
