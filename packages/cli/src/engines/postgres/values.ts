import pg, { type CustomTypesConfig } from 'pg';
import type { Value } from '../engine.ts';

type Read = (text: string) => Value;

const number: Read = Number;
const TEXTS = 1009;
const texts = (pg.types.getTypeParser as (type: number) => unknown)(TEXTS) as (
  text: string,
) => (string | null)[];
/** The type ids of single values and of lists, and how their text is read. All other types stay text. */
const types: readonly (readonly [one: number, list: number, read: Read])[] = [
  [16, 1000, (text) => text === 't'],
  [20, 1016, BigInt],
  [21, 1005, number],
  [23, 1007, number],
  [700, 1021, (text) => Math.fround(Number(text))],
  [701, 1022, number],
  [1700, 1231, String],
  [25, TEXTS, String],
  [1043, 1015, String],
];

const listOf =
  (read: Read): Read =>
  (text) =>
    texts(text).map((element) => (element === null ? null : read(element)));

const readers = new Map<number, Read>(
  types.flatMap(([one, list, read]) => [
    [one, read],
    [list, listOf(read)],
  ]),
);

/** Numbers keep all their digits: 64-bit integers become bigints, and decimals stay text. */
export const values: CustomTypesConfig = {
  getTypeParser: (type: number) => readers.get(type) ?? String,
};
