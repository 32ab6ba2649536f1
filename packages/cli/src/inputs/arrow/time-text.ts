import type { DataType as Type } from 'apache-arrow';
import { arrow } from '../../engines/arrow-library.ts';

const { DataType, TimeUnit } = arrow;

/** The number of decimals of a second in each unit. */
const decimalsOf: Readonly<Record<number, number>> = {
  [TimeUnit.SECOND]: 0,
  [TimeUnit.MILLISECOND]: 3,
  [TimeUnit.MICROSECOND]: 6,
  [TimeUnit.NANOSECOND]: 9,
};

/** The function that writes dates, times or timestamps of a type as DuckDB does; undefined for other types. The function returns undefined outside of the
 * years 1 to 9999. */
export function timeFormatOf(type: Type): ((value: bigint) => string | undefined) | undefined {
  if (DataType.isDate(type)) {
    const perDay = type.unit === arrow.DateUnit.DAY ? 1n : 86_400_000n;
    return (value) => dayOf(floor(value, perDay));
  }
  if (!DataType.isTimestamp(type) && !DataType.isTime(type)) return undefined;
  const decimals = decimalsOf[type.unit]!;
  const perDay = 86_400n * 10n ** BigInt(decimals);
  if (DataType.isTime(type)) return (value) => timeOf(value, decimals);
  // A timestamp with a zone is shown in UTC.
  const zone = type.timezone ? '+00' : '';
  return (value) => {
    const days = floor(value, perDay);
    const day = dayOf(days);
    return day && `${day} ${timeOf(value - days * perDay, decimals)}${zone}`;
  };
}

const floor = (value: bigint, by: bigint): bigint => (value - (((value % by) + by) % by)) / by;

function dayOf(days: bigint): string | undefined {
  const date = new Date(Number(days) * 86_400_000);
  const year = date.getUTCFullYear();
  return year >= 1 && year <= 9999 ? date.toISOString().slice(0, 10) : undefined;
}

/** A time of day: hours, minutes, seconds, and decimals without trailing zeros. */
function timeOf(value: bigint, decimals: number): string {
  const second = 10n ** BigInt(decimals);
  const seconds = value / second;
  const parts = [seconds / 3600n, (seconds / 60n) % 60n, seconds % 60n];
  const fraction = `${value % second}`.padStart(decimals, '0').replace(/0+$/, '');
  const time = parts.map((part) => `${part}`.padStart(2, '0')).join(':');
  return decimals === 0 || fraction === '' ? time : `${time}.${fraction}`;
}
