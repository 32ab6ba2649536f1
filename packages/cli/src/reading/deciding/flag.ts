import { shellWord } from '../../process/shell-word.ts';

/** An option with its value, as a shell takes both. */
export const flag = (option: string, value: string): string => `${option} ${shellWord(value)}`;
