import { metricClasses } from 'rightly/registry';
import { expect, test } from 'vitest';
import { subjects as catalogueSubjects } from '../catalogue/law-cases.ts';
import { subjects as lossSubjects } from '../losses/law-cases.ts';
import { catalogueNames } from './catalogue.ts';
import { classNames as accuracies } from './classes.ts';
import { lossNames } from './losses.ts';

/* Requirements of CONTRIBUTING.md for each class. */

const classOf = (subject: string): string => subject.split(' ')[0]!;

test.each([
  [
    'recorded answers of another program',
    // Keras has two names for this formula.
    [...lossNames, ...catalogueNames, 'LogCosh'],
    'CONTRIBUTING.md, "Recorded answers", says how they are made',
  ],
  [
    'samples on which the laws run',
    [...lossSubjects, ...catalogueSubjects].map(classOf),
    'packages/rightly/test/losses/law-cases.ts has those of means, and test/catalogue/law-cases.ts all others',
  ],
])('Each class has %s', (_, found, what) => {
  const known = new Set<string>([...accuracies, ...found]);
  const missing = metricClasses
    .map(({ definition }) => definition.className)
    .filter((className) => !known.has(className));
  expect(missing, what).toEqual([]);
});
