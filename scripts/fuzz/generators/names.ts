import * as fc from 'fast-check';
import { get, metricClasses, nearest } from 'rightly/registry';
import type { Generator } from '../generator.ts';
import { attempt, ensure } from '../sound.ts';

const known = metricClasses.map(({ definition }) => definition);
/** Other spellings of a name. */
const spelling = fc.constantFrom<(name: string) => string>(
  (name) => name,
  (name) => name.toLowerCase(),
  (name) => name.replace(/(?<=[a-z0-9])([A-Z])/g, '_$1').toLowerCase(),
  (name) => name.replace(/(?<=[a-z0-9])([A-Z])/g, '-$1').toLowerCase(),
  (name) => name.replace(/(?<=[a-z0-9])([A-Z])/g, ' $1'),
  (name) => name.toUpperCase(),
);
const stranger = fc.oneof(
  fc.string(),
  fc.string({ unit: 'binary' }),
  fc.constantFrom('__proto__', 'constructor', 'toString', 'hasOwnProperty', 'x'.repeat(100_000)),
);
/** Classes that need options. */
const isBare = ({ className }: (typeof known)[number]): boolean =>
  !/IoU$|At(Recall|Precision|Specificity|Sensitivity)$/.test(className);

/** Names: each spelling of a class finds that class, and an unknown name is refused with a short error. */
export const names: Generator = {
  name: 'names',
  runs: 1000,
  property: () =>
    fc.property(
      fc.constantFrom(...known.filter(isBare)),
      spelling,
      stranger,
      (of, spell, other) => {
        const made = get(spell(of.className)) as unknown as { constructor: { definition: object } };
        ensure(made.constructor.definition === of, `${spell(of.className)} is another class`);
        attempt(() => get(other));
        const near = nearest(other.slice(0, 50), ['accuracy', 'recall']);
        ensure(
          near.every((one) => one === 'accuracy' || one === 'recall'),
          'a name from nowhere',
        );
      },
    ),
};
