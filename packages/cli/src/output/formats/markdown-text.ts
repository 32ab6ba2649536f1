/** What Markdown and GitHub may read as something else than text. */
const special = /[\\*~|[\]_&<>`@#:$]|www\.|GH-/i;

/** In a word: what GitHub makes a mention, a reference, a link, an emoji or a formula of, even where it is escaped. */
const live = /(^|\W)@\w|@[\w-]+\.\w|#\d|\bGH-\d|:\/\/|\bwww\.|:(100|1234|\d*[a-z_+-][\w+-]*):|\$/i;

/** Markdown that shows a line of text as it is, also in a table. Words that GitHub would change are code; others are escaped. */
export const markdownText = (text: string): string =>
  special.test(text)
    ? text
        // No word holds a backtick, a backslash or a bar: nothing in it ends the code or the cell.
        .split(/([\w.:/@#$+-]+)/)
        .map((part, i) => (i % 2 === 1 && live.test(part) ? `\`${part}\`` : escape(part)))
        .join('')
    : text;

const escape = (text: string): string =>
  text
    .replace(/[\\*~|[\]]/g, String.raw`\$&`)
    // Inside a word an underscore is no emphasis.
    .replace(/(?<!\w)_+|(?<!_)_+(?!\w)/g, (run) => String.raw`\_`.repeat(run.length))
    .replace(/[&<>`]/g, (letter) => `&#${letter.charCodeAt(0)};`);
