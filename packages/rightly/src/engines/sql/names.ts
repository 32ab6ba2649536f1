import type { ClassNames } from '../../core/named.ts';
import type { Dialect, Ref } from './dialect.ts';

/** The index of a name that no class has, and that is not the ignored name. */
const UNKNOWN = -2;

/** The indexes of the names in a column or a list. */
export function placesIn({ sql, list }: Ref, { places }: ClassNames, d: Dialect): string {
  const cases = Array.from(
    places!,
    ([name, place]) => `WHEN ${d.text(String(name))} THEN ${place}`,
  );
  const place = (name: string): string => `CASE ${name} ${cases.join(' ')} ELSE ${UNKNOWN} END`;
  return list ? d.lists.each([sql], ([name]) => place(name!)) : place(sql);
}

/** The name of the class at an index. */
export const nameAt = (place: string, names: readonly string[], d: Dialect): string =>
  `CASE ${place} ${names.map((name, i) => `WHEN ${i} THEN ${d.text(name)}`).join(' ')} END`;
