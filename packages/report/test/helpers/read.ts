import { parseHTML } from 'linkedom';

/** A document for pictures that are drawn in Node. */
export const { document } = parseHTML('<!doctype html><html><body></body></html>');

/** The elements of a page or a picture that a selector finds. */
export const all = (root: ParentNode, selector: string): Element[] => [
  ...root.querySelectorAll(selector),
];

/** A page as its document. */
export const read = (page: string): Document => parseHTML(page).document;
