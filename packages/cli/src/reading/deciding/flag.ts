import { shellWord } from '../../process/shell-word.ts';

/** An option with its value, quoted for a shell. */
export const flag = (option: string, value: string): string => `${option} ${shellWord(value)}`;
