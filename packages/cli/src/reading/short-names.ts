/** The names without their shared start: `prob_cat`, `prob_dog` name the classes cat and dog. */
export function shortNames(all: readonly string[]): readonly string[] {
  const rest = withoutStart(all, sharedLength(all));
  return rest.includes('') ? all : rest;
}

/** The names without a part of their shared start, the shortest names first: `p_class_a`, `p_class_b` may name the classes class_a and class_b. */
export function* cutNames(all: readonly string[]): Generator<readonly string[]> {
  for (let length = sharedLength(all); length > 0; length--)
    if (!/\d/.test(all[0]![length - 1]!)) yield withoutStart(all, length);
}

function sharedLength(all: readonly string[]): number {
  const first = all[0]!;
  let shared = 0;
  while (shared < first.length && all.every((name) => name[shared] === first[shared])) shared++;
  // Digits belong together: p10 and p11 share the p, not the 1.
  while (shared > 0 && /\d/.test(first[shared - 1]!)) shared--;
  return shared;
}

const withoutStart = (all: readonly string[], length: number): readonly string[] =>
  all.map((name) => name.slice(length));
