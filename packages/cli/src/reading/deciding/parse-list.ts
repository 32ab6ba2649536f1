import { numberIn } from '../whole-text.ts';

/** The elements of a list in a text, as JSON, Python or DuckDB write lists; undefined for other texts. */
export function parseList(text: string): readonly (number | bigint | string)[] | undefined {
  const inner = /^\s*\[(.*)\]\s*$/s.exec(text)?.[1];
  if (inner === undefined) return undefined;
  if (inner.trim() === '') return [];
  const elements = [...inner.matchAll(element)].map(([, double, single, plain]) =>
    double !== undefined || single !== undefined
      ? (double ?? single!)
      : toNumber((plain ?? '').trim()),
  );
  return elements;
}

const element = /\s*(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|([^,]+))\s*(?:,|$)/gs;

const toNumber = (text: string): number | bigint | string => numberIn(text) ?? text;
