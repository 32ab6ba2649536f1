/** Backgrounds of the 256 colours of terminals, of what is right and of what is wrong, from faint to strong: white text is readable on all. */
const right = [22, 28];
const wrong = [52, 88, 124];

/** A cell of a matrix on a background that is the stronger the larger its share of the row; below 0 it is a wrong one. */
export function shaded(cell: string, strength: number): string {
  const share = Math.abs(strength);
  if (share < 0.005) return `\x1b[2m${cell}\x1b[22m`;
  const colors = strength > 0 ? right : wrong;
  const color = colors[Math.min(colors.length - 1, Math.floor(share * colors.length))]!;
  return `\x1b[48;5;${color};38;5;231m${cell}\x1b[49;39m`;
}
