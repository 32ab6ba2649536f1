import { nearest } from 'rightly/registry';
import { describe, expect, test } from 'vitest';

describe('whether a known name is near', () => {
  test.each([
    ['two letters of a short name are missing', 'hub', 'huber', true],
    ['three letters of a short name are missing', 'hu', 'huber', false],
    ['a third of the letters of a long name is missing', 'efghijkl', 'abcdefghijkl', true],
    [
      'more than a third of the letters of a long name is missing',
      'fghijkl',
      'abcdefghijkl',
      false,
    ],
    ['the spelling differs', 'HUB_er', 'huber', true],
  ])('where %s', (_, name, known, isNear) => {
    expect(nearest(name, [known])).toEqual(isNear ? [known] : []);
  });
});

test('the nearest name comes first, down to the last letter', () => {
  expect(nearest('auc', ['aub', 'auc', 'au'])).toEqual(['auc', 'aub', 'au']);
});
