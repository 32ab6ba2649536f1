import type { Data, Decimal } from 'apache-arrow';

/** A decimal as the nearest float64, or as a bigint where the type has no decimals. */
export function decimalOf(data: Data, row: number, type: Decimal): bigint | number {
  const digits = digitsOf(data, row, type);
  return type.scale === 0 ? digits : Number(`${digits}e${-type.scale}`);
}

/** A decimal with all of its digits. */
export function decimalText(data: Data, row: number, type: Decimal): string {
  const digits = digitsOf(data, row, type);
  if (type.scale <= 0) return `${digits * 10n ** BigInt(-type.scale)}`;
  const text = `${digits < 0n ? -digits : digits}`.padStart(type.scale + 1, '0');
  return `${digits < 0n ? '-' : ''}${text.slice(0, -type.scale)}.${text.slice(-type.scale)}`;
}

/** The digits of a decimal without its point. They are stored as 32-bit words, the lowest first. */
function digitsOf({ values }: Data, row: number, { bitWidth }: Decimal): bigint {
  const count = bitWidth / 32;
  const words = (values as Uint32Array).subarray(row * count, (row + 1) * count);
  const unsigned = words.reduceRight((sum, word) => (sum << 32n) | BigInt(word), 0n);
  return BigInt.asIntN(bitWidth, unsigned);
}
