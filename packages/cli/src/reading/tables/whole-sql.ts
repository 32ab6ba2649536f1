import { duckdb } from 'rightly/sql';
import { quote } from '../../process/errors.ts';
import { flag } from '../deciding/flag.ts';
import { firstRounded, tooLarge } from './too-large.ts';

/** The form of whole numbers in a text column: one for each row, one number or a fraction, a list, or a list in text. */
export type WholeKind = 'value' | 'value or fraction' | 'list' | 'text of a list';

/** The SQL of a column that is read as float64, or as the text of a list. The scan fails at a whole number that float64 cannot hold exactly. */
export const guarded = (name: string, kind: WholeKind): string =>
  failing(name, kind, `column ${quote(name)} ${tooLarge}`);

function failing(name: string, kind: WholeKind, message: string): string {
  const own = duckdb.identifier(name);
  // In DuckDB, NaN is greater than all numbers.
  const isLargeValue = `abs(${own}) >= ${firstRounded} AND isfinite(${own})`;
  const isLarge = {
    value: isLargeValue,
    'value or fraction': isLargeValue,
    list: `list_max(list_transform(${own}, lambda e: CASE WHEN isfinite(e) THEN abs(e) END)) >= ${firstRounded}`,
    // At least sixteen digits before the point.
    'text of a list': `regexp_matches(${own}, '(^|[^.0-9])[0-9]{16}')`,
  }[kind];
  return `CASE WHEN ${isLarge} THEN error(${duckdb.text(message)}) ELSE ${own} END`;
}

/** The SQL of a column that is read as text, as exact whole numbers. The scan fails at any other cell. */
export function exact(name: string, kind: WholeKind): string {
  const own = duckdb.identifier(name);
  if (kind === 'value') return exactValue(own, name);
  if (kind === 'value or fraction')
    return failing(
      name,
      kind,
      `column ${quote(name)} holds fractions, and a number of 2^53 or more, which float64 cannot hold exactly: say ${flag('--text', name)} to compare texts`,
    );
  const texts = kind === 'list' ? own : `TRY_CAST(${own} AS VARCHAR[])`;
  return `list_transform(${texts}, lambda e: ${exactValue('e', name)})`;
}

/** `12`, `12.0` and `1.2e1` are whole. DECIMAL, the type of Parquet for long numbers, holds 38 digits. */
function exactValue(text: string, name: string): string {
  const number = `TRY_CAST(${text} AS DOUBLE)`;
  const isPlain = String.raw`regexp_full_match(${text}, '\s*[+-]?[0-9]{1,38}([.]0*)?\s*')`;
  const isWhole = `${number} = floor(${number}) AND abs(${number}) < 1e38 AND contains(lower(${text}), 'e')`;
  const start = `column ${quote(name)} must hold only whole numbers of at most 38 digits, because some are 2^53 or more; it holds `;
  const refused = `error(${duckdb.text(start)} || ${text} || ${duckdb.text(`: say ${flag('--text', name)} to compare texts`)})`;
  return `CASE WHEN ${isPlain} OR (${isWhole}) THEN CAST(${text} AS HUGEINT) WHEN ${text} IS NOT NULL THEN ${refused} END`;
}
