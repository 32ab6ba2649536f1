import { expect, test } from 'vitest';
import { mergedBins, placeIn } from '../src/figures/merged-bins.ts';
import { bestPoint, fewerThresholds, thresholdPoints } from '../src/figures/thresholds.ts';
import { count, figure, shortCount } from '../src/text/numbers.ts';
import { shortened, visible } from '../src/text/visible.ts';
import { thresholdsOf } from './helpers/classifier.ts';

const counts = { thresholds: [0.25, 0.75], positives: [1, 1, 2], negatives: [3, 1, 0] };

test('a point of a threshold counts the rows above it', () => {
  expect(thresholdPoints(counts)).toEqual([
    { threshold: 0.25, precision: 0.75, recall: 0.75, fallout: 0.25, f1: 0.75, share: 0.5 },
    { threshold: 0.75, precision: 1, recall: 0.5, fallout: 0, f1: 2 / 3, share: 0.25 },
  ]);
});

test('a key that no row has is null', () => {
  expect(thresholdPoints({ thresholds: [0.5], positives: [0, 0], negatives: [2, 0] })).toEqual([
    { threshold: 0.5, precision: null, recall: null, fallout: 0, f1: null, share: 0 },
  ]);
});

test('the best point has the highest F1, the first of several', () => {
  const point = thresholdPoints(counts)[0]!;
  const of = (...list: (number | null)[]) => list.map((f1) => Object.assign({}, point, { f1 }));
  expect(bestPoint(of(null, 0.2, 0.9, 0.9, 0.3))).toBe(2);
  expect(bestPoint(of(null, null))).toBe(0);
});

test('fewer thresholds give the same points as all, at those that are left', () => {
  const figures = thresholdsOf('x', 500, 0.4, 1);
  const fewer = fewerThresholds(figures, 50);
  expect(fewer.thresholds).toHaveLength(50);
  const all = thresholdPoints(figures);
  expect(thresholdPoints(fewer)).toEqual(all.filter((_, i) => i % 4 === 0));
  expect(fewerThresholds(figures, 199)).toBe(figures);
});

test('a bin that reaches to both sides of 0 is joined with no other', () => {
  const bins = [
    { from: -0.2, to: -0.1 },
    { from: -0.1, to: 0.3 },
    { from: 0.3, to: 0.4 },
  ];
  expect(mergedBins(bins, (value) => value, 9)).toEqual(bins);
});

test('bins are joined up to a width, and 0 keeps its own', () => {
  const bins = [-2, -1, 0, 1, 2, 3].map((from) => ({
    from,
    to: from === 0 ? 0 : from + (from < 0 ? 1 : 1),
  }));
  const merged = mergedBins(bins, (value) => value, 2);
  expect(merged).toEqual([
    { from: -2, to: 0 },
    { from: 0, to: 0 },
    { from: 1, to: 3 },
    { from: 3, to: 4 },
  ]);
  expect(bins.map((bin) => placeIn(merged, bin))).toEqual([0, 0, 1, 2, 2, 3]);
});

test.each([
  ['plain', 'plain'],
  ['a\u202Eb', String.raw`a\u202eb`],
  ['a\nb\u0007', String.raw`a\x0ab\x07`],
  ['\u{E0041}', String.raw`\u{e0041}`],
  ['\uD800', String.raw`\ud800`],
  ['👩‍💻 क्‍ष', '👩‍💻 क्‍ष'],
  ['a\u200Db', String.raw`a\u200db`],
])('%j is shown as %j', (name, shown) => {
  expect(visible(name)).toBe(shown);
});

test('a long name is cut, and says so', () => {
  expect(shortened('abcdef', 6)).toBe('abcdef');
  expect(shortened('abcdefg', 6)).toBe('abcde…');
});

test('numbers are short, and say how large they are', () => {
  expect([0.12345, -0.5, 12.3456, 123456.7, 0.00001234, 1e9, 0].map(figure)).toEqual([
    '0.1235',
    '−0.5000',
    '12.346',
    '123,460',
    '1.234e−5',
    '1.000e+9',
    '0.0000',
  ]);
  expect([figure(null), figure(Number.NaN)]).toEqual(['–', '–']);
  expect([12345.678, 0.123456].map(count)).toEqual(['12,345.68', '0.123']);
  expect([950, 1234, 34567, 1e6].map(shortCount)).toEqual(['950', '1.2k', '35k', '1M']);
  expect([0.988, 9.876, 87.9, 512.3, 999.7].map(shortCount)).toEqual([
    '0.99',
    '9.9',
    '88',
    '512',
    '1k',
  ]);
});
