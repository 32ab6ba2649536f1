/** A column's place among ranked predictions, and what its fellows are called besides. */
interface Rank {
  readonly place: number;
  readonly family: string;
  /** Whether nothing else is called so: pred_1 may be a score. */
  readonly isCertain: boolean;
}

/** What ranked predictions are called, with their numbers: rank1, top_2, guess_3. */
const numbered = /^(rank|top|guess|choice|candidate|pred|prediction|predicted|answer)[_ -]?(\d+)$/i;

const ordinals = [
  'first',
  'second',
  'third',
  'fourth',
  'fifth',
  'sixth',
  'seventh',
  'eighth',
  'ninth',
  'tenth',
];

/** The same in words: first, 2nd, third_choice. */
const inWords = new RegExp(
  `^(?:(${ordinals.join('|')})|(\\d+)(?:st|nd|rd|th))(|[_ -]?(?:choice|guess|pred|prediction|predicted|label|class|answer|best))$`,
  'i',
);

/** What the name of a column says of its place among ranked predictions; undefined where it says nothing. */
export function rankOf(name: string): Rank | undefined {
  const [, what, number] = numbered.exec(name) ?? [];
  if (what !== undefined)
    return {
      place: Number(number),
      family: `${what.toLowerCase()}#`,
      isCertain: /^(rank|choice|candidate)$/i.test(what),
    };
  const [, ordinal, count, rest = ''] = inWords.exec(name) ?? [];
  if (ordinal === undefined && count === undefined) return undefined;
  const place = ordinal === undefined ? Number(count) : ordinals.indexOf(ordinal.toLowerCase()) + 1;
  return { place, family: `nth ${rest.toLowerCase()}`, isCertain: true };
}
