import { visible } from './visible.ts';

/** Markup: text that is put into a page as it is. */
export class Html {
  readonly markup: string;
  constructor(markup: string) {
    this.markup = markup;
  }
}

type Part = Html | string | number | null | undefined | false | readonly Part[];

/**
 * Markup from a template. Texts are escaped and made visible; markup and lists of it are put in as they are. The indentation of
 * the template is left out.
 */
export const html = (strings: TemplateStringsArray, ...parts: readonly Part[]): Html =>
  new Html(
    strings
      .map((text) => text.replace(/\s*\n\s*/g, '\n'))
      .reduce((text, next, i) => text + markupOf(parts[i - 1]) + next),
  );

function markupOf(part: Part): string {
  if (part === null || part === undefined || part === false) return '';
  if (part instanceof Html) return part.markup;
  return isList(part) ? part.map(markupOf).join('') : escaped(String(part));
}

const isList = (part: Part): part is readonly Part[] => Array.isArray(part);

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const escaped = (text: string): string =>
  visible(text).replace(/[&<>"']/g, (letter) => ENTITIES[letter]!);
