/** Numbers from 0 to 1 that are the same in every run. */
export function* draws(seed: number): Generator<number, never> {
  for (let x = seed; ;) {
    x = (Math.imul(x, 1_103_515_245) + 12_345) >>> 0;
    yield x / 2 ** 32;
  }
}

/** A row of two models' predictions. */
export interface Drawn {
  readonly id: number;
  readonly user: string;
  readonly lang: string;
  readonly label: string;
  readonly old: string;
  readonly now: string;
  readonly p: number;
  readonly q: number;
  readonly w: number;
}

const labels = ['cat', 'dog', 'cow'];

/** Rows of users. The new model is better in one language and worse in another language. */
export function rowsOfModels(n: number, seed = 7): Drawn[] {
  const next = draws(seed);
  const draw = (): number => next.next().value;
  const of = <T>(list: readonly T[]): T => list[Math.floor(draw() * list.length)]!;
  return Array.from({ length: n }, (_, id) => {
    const user = `user ${Math.floor(draw() * (n / 8))}`;
    const lang = of(['de', 'en', 'fr']);
    const label = of(labels);
    const [rateA, rateB] = { de: [0.7, 0.95], en: [0.8, 0.8], fr: [0.9, 0.6] }[lang] as [
      number,
      number,
    ];
    const old = draw() < rateA ? label : of(labels);
    return {
      id,
      user,
      lang,
      label,
      old,
      now: draw() < rateB ? label : draw() < 0.5 ? old : of(labels),
      p: draw(),
      q: draw(),
      w: of([0.5, 1, 1, 2]),
    };
  });
}

/** Rows as CSV, with these columns. */
export const csvOf = (
  rows: readonly Drawn[],
  columns: Readonly<Record<string, (row: Drawn) => string | number>>,
): string =>
  [
    Object.keys(columns).join(','),
    ...rows.map((row) =>
      Object.values(columns)
        .map((of) => of(row))
        .join(','),
    ),
    '',
  ].join('\n');
