/** The lines of a text on one line, without the blanks around them and without empty ones. In time in proportion to the text's length. */
export const joinLines = (text: string, between = ' '): string =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join(between);
