/** Pseudo-random numbers from 0 to 1, the same for the same seed. */
function drawer(seed) {
  let state = seed * 7919;
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
}

/** Generated payments: amount, hour, distance and age of the account, each centred at 0, and the label: 1 for bad payments, about one of ten. */
export function payments(n, seed) {
  const next = drawer(seed);
  const bell = () => (next() + next() + next() + next() - 2) * 1.7;
  const x = Array.from({ length: n }, () => [bell(), bell(), bell(), bell()]);
  const y = x.map(([amount, hour, distance, age]) =>
    Number(amount + distance - age + 0.8 * amount * hour + 0.5 * bell() > 2.6),
  );
  return { x, y };
}
