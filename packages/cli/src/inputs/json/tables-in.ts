import type { JsonBytes, Span } from './scan-values.ts';

/** The depth to which objects are searched for lists of objects. */
const deepestTable = 4;

/** The lists of objects within a document's objects, by their paths: `results.results`. */
export function tablesIn(json: JsonBytes, document: Span): Map<string, Span> {
  const found = new Map<string, Span>();
  const visit = (at: Span, path: readonly string[]): void => {
    if (json.kind(at.start) === 'list') {
      const [first] = json.members(at.start);
      if (first && json.kind(first.start) === 'object' && path.length > 0)
        found.set(path.join('.'), at);
    } else if (json.kind(at.start) === 'object' && path.length < deepestTable)
      for (const member of json.members(at.start)) visit(member, [...path, member.key]);
  };
  visit(document, []);
  return found;
}
