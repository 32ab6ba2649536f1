/** Characters that Markdown and GitHub may read as markup. */
const special = /[\\*~|[\]_&<>`@#:$]|www\.|GH-/i;

/** Patterns that GitHub turns into a mention, a reference, a link, an emoji or a formula, even where they are escaped. */
const live = /(^|\W)@\w|@[\w-]+\.\w|#\d|\bGH-\d|:\/\/|\bwww\.|:(100|1234|\d*[a-z_+-][\w+-]*):|\$/i;

/** Markdown that shows a line of text unchanged, also in a table. Words that GitHub would change become code; others are escaped. */
export const markdownText = (text: string): string =>
  special.test(text)
    ? text
        // A word holds no backtick, backslash or bar, so nothing in it ends the code or the cell.
        .split(/([\w.:/@#$+-]+)/)
        .map((part, i) => (i % 2 === 1 && live.test(part) ? `\`${part}\`` : escape(part)))
        .join('')
    : text;

const escape = (text: string): string =>
  text
    .replace(/[\\*~|[\]]/g, String.raw`\$&`)
    // An underscore inside a word is not emphasis.
    .replace(/(?<!\w)_+|(?<!_)_+(?!\w)/g, (run) => String.raw`\_`.repeat(run.length))
    .replace(/[&<>`]/g, (letter) => `&#${letter.charCodeAt(0)};`);
