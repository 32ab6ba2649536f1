/** The lines of a text on one line, without the blanks around them and without empty ones. The time grows linearly with the length of the text. */
export const joinLines = (text: string, between = ' '): string =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join(between);
