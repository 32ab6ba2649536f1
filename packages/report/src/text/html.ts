import { visible } from './visible.ts';

/** Markup, which is put into a page unchanged. */
export class Html {
  readonly markup: string;
  constructor(markup: string) {
    this.markup = markup;
  }
}

type Part = Html | string | number | null | undefined | false | readonly Part[];

/**
 * Markup from a template. Texts are escaped, and their hidden characters shown. Markup and lists of markup are put in unchanged. The indentation of
 * the template is removed.
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
