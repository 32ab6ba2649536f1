/** The names without their shared start: `prob_cat`, `prob_dog` name the classes cat and dog. */
export function shortNames(all: readonly string[]): readonly string[] {
  const first = all[0]!;
  let shared = 0;
  while (shared < first.length && all.every((name) => name[shared] === first[shared])) shared++;
  // Digits belong together: p10 and p11 share the p, not the 1.
  while (shared > 0 && /\d/.test(first[shared - 1]!)) shared--;
  const rest = all.map((name) => name.slice(shared));
  return rest.includes('') ? all : rest;
}
