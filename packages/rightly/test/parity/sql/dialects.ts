import * as sql from 'rightly/sql';

/** The dialects that the library exports. */
export const dialects: readonly sql.Dialect[] = Object.values(sql).filter(
  (one) => typeof one === 'object' && 'arithmetic' in one,
) as sql.Dialect[];
