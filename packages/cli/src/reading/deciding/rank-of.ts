/** The rank of a column among ranked predictions, and the family of its name. */
interface Rank {
  readonly rank: number;
  readonly family: string;
  /** Whether only ranked predictions have such names: pred_1 may also be a score. */
  readonly isCertain: boolean;
}

/** Names of ranked predictions with numbers: rank1, top_2, guess_3. */
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

/** Names of ranked predictions with ordinals: first, 2nd, third_choice. */
const inWords = new RegExp(
  `^(?:(${ordinals.join('|')})|(\\d+)(?:st|nd|rd|th))(|[_ -]?(?:choice|guess|pred|prediction|predicted|label|class|answer|best))$`,
  'i',
);

/** The rank in the name of a column; undefined for other names. */
export function rankOf(name: string): Rank | undefined {
  const [, what, number] = numbered.exec(name) ?? [];
  if (what !== undefined)
    return {
      rank: Number(number),
      family: `${what.toLowerCase()}#`,
      isCertain: /^(rank|choice|candidate)$/i.test(what),
    };
  const [, ordinal, count, rest = ''] = inWords.exec(name) ?? [];
  if (ordinal === undefined && count === undefined) return undefined;
  const rank = ordinal === undefined ? Number(count) : ordinals.indexOf(ordinal.toLowerCase()) + 1;
  return { rank, family: `nth ${rest.toLowerCase()}`, isCertain: true };
}
