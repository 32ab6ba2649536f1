import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import * as exported from '../src/index.ts';
import {
  accuracyByK,
  confusionMatrix,
  differences,
  errorBySize,
  errorHistogram,
  flips,
  predictedAgainstTrue,
  recallByClass,
  reliabilityDiagram,
  rocCurves,
  slices,
  thresholdCurves,
} from '../src/index.ts';
import { part } from './helpers/estimate.ts';
import { errorsOf } from './helpers/regression.ts';
import { all, document } from './helpers/read.ts';
import { reports } from './helpers/reports.ts';

const titles = (svg: Element) => all(svg, 'title').map(({ textContent }) => textContent);
const texts = (svg: Element) => all(svg, 'text').map(({ textContent }) => textContent);

const matrix = {
  names: ['cat', 'dog', 'owl'],
  rows: [
    [7, 2, 0],
    [0, 5, 0],
    [1, 1, 1998],
  ],
  classesEach: 1,
};

test('a confusion matrix has a cell and a number where rows are, and names on both axes', () => {
  const svg = confusionMatrix(matrix, { document });
  expect(all(svg, '.cell rect')).toHaveLength(6);
  expect(texts(svg).join(' ')).toBe('cat dog owl True cat dog owl Predicted 7 2 5 1 1 2k');
  expect(titles(svg)).toContain('owl as owl: 1,998');
});

test('a confusion matrix by row shows percentages of the rows of a true class', () => {
  const svg = confusionMatrix(matrix, { document, by: 'row' });
  expect(texts(svg).slice(8)).toEqual(['78', '22', '100', '0.1', '0.1', '100']);
});

test('a coarse confusion matrix has no numbers, and labels only where there is room', () => {
  const svg = confusionMatrix(reports['thousand']!.classes!.matrix, { document });
  expect(all(svg, '.text')).toEqual([]);
  expect(all(svg, '.y-axis-tick-label text').length).toBeLessThan(50);
});

const opacity = (title: string) =>
  all(confusionMatrix(matrix, { document }), 'rect')
    .find((rect) => rect.textContent === title)!
    .getAttribute('fill-opacity');

test('right and wrong predictions have separate scales', () => {
  expect(opacity('owl as owl: 1,998')).toBe('1');
  expect(opacity('cat as dog: 2')).toBe('1');
  expect(opacity('owl as cat: 1')).toBe('0.5');
});

test('recall by class has a dot and an interval for each class that has rows', () => {
  const known = { support: 10, predicted: 9, precision: 0.9, f1: 0.8 };
  const classes = [
    { name: 'cat', ...known, recall: part(7, 10) },
    { name: 'dog', ...known, support: 0, recall: part(0, 0) },
  ];
  const svg = recallByClass(classes, { document });
  expect(all(svg, '.dot circle')).toHaveLength(1);
  expect(all(svg, '.link path')).toHaveLength(1);
  expect(titles(svg)).toEqual(['cat: 0.7000, 0.3968 to 0.8922, 10 rows']);
  expect(texts(svg)).toContain('undefined');
});

const group = (name: string, rows: number, differs: boolean) => ({
  name,
  rows,
  ...part(rows / 2, rows),
  differs,
});

test('groups that differ are diamonds, small ones are rings, others are dots', () => {
  const figures = {
    column: 'writer',
    metric: 'accuracy',
    direction: 'up' as const,
    minRows: 30,
    groups: [group('Ann', 100, true), group('Bea', 80, false), group('Cem', 10, true)],
  };
  const svg = slices(figures, { document, reference: 0.6 });
  const shapes = all(svg, '.dot').map((g) => [g.children[0]!.localName, g.textContent.slice(0, 3)]);
  expect(shapes).toEqual([
    ['circle', 'Bea'],
    ['path', 'Ann'],
    ['circle', 'Cem'],
  ]);
  expect(all(svg, '.rule line')).toHaveLength(1);
});

test('every k has a dot and a line for its interval, or all have a band where they are many', () => {
  const few = accuracyByK(reports['digits']!.topK!, { document });
  expect(all(few, 'circle')).toHaveLength(10);
  expect(all(few, '.rule line')).toHaveLength(10);
  const many = accuracyByK(reports['thousand']!.topK!, { document });
  expect(all(many, 'circle')).toHaveLength(0);
  expect(all(many, '.area path')).toHaveLength(1);
});

const curve = {
  name: null,
  thresholds: [0.25, 0.5, 0.75],
  positives: [0, 1, 0, 3],
  negatives: [2, 1, 1, 0],
  rocAuc: 0.9,
  averagePrecision: 0.9,
};

test('a ROC curve runs from one corner to the other, and has a dot at the best F1', () => {
  const svg = rocCurves([curve], { document, width: 460 });
  // In pixels, (0, 0) is at 46,426, and (1, 1) is at 446,26.
  expect(all(svg, '.curve path')[0]!.getAttribute('d')).toBe(
    'M46,426L46,126L146,126L246,26L446,26',
  );
  const dot = svg.querySelector('.threshold circle')!;
  expect([dot.getAttribute('cx'), dot.getAttribute('cy')]).toEqual(['46', '126']);
});

test('every threshold has three curves, a part that is called positive, and a line at the best F1', () => {
  const svg = thresholdCurves(curve, { document, width: 460 });
  for (const key of ['precision', 'recall', 'f1', 'share'])
    expect(all(svg, `.curve-${key} path`), key).toHaveLength(1);
  expect(svg.querySelector('line.threshold, .threshold line')!.getAttribute('x1')).toBe('446');
});

const bin = (from: number, weight: number) => ({
  from,
  to: from + 0.5,
  weight,
  confidence: from + 0.25,
  right: part(weight / 2, weight),
});

test('a reliability diagram has a band and a dot for each bin with rows, and a bar for each bin', () => {
  const svg = reliabilityDiagram(
    { bins: [bin(0, 0), bin(0.5, 40)], error: 0.1, brier: null },
    { document },
  );
  expect(all(svg, '.interval rect, rect.interval')).toHaveLength(1);
  expect(all(svg, 'circle')).toHaveLength(1);
  expect(all(svg, 'svg')).toHaveLength(2);
  expect(titles(svg)[0]).toBe(
    'Confidence 0.5000 to 1.0000: 40 rows, mean 0.7500, right 0.5000, 0.3520 to 0.6480',
  );
});

test('bars of errors hold all rows, and exactly 0 has a bar', () => {
  const errors = errorsOf([
    [1, 1],
    [1, 1],
    [2, 6],
    [6, 2],
    [3, 3.001],
  ]);
  const svg = errorHistogram(errors, { document });
  const rows = titles(svg).map((title) => Number(/: (\d+) rows$/.exec(title)![1]));
  expect(rows.reduce((a, b) => a + b)).toBe(5);
  expect(titles(svg)).toContain('Error 0.0000: 2 rows');
});

test('a bin that reaches a little to both sides of 0 has a bar that can be seen', () => {
  const bins = [
    { from: -1e-6, to: 1e-6, weight: 3 },
    { from: 4, to: 5, weight: 2 },
  ];
  const [bar] = all(errorHistogram({ bins }, { document }), 'rect');
  expect(Number(bar!.getAttribute('width'))).toBeGreaterThan(20);
});

test('an axis of less than a power of ten has several numbers', () => {
  const bySize = [{ from: 9e5, to: 1e6, weight: 3, meanError: 78_000 }];
  const said = all(errorBySize({ bySize }, { document }), 'text').map(
    ({ textContent }) => textContent,
  );
  expect(said).toEqual(expect.arrayContaining(['10k', '20k', '50k', '200k', '500k', '1M']));
});

test('a mean absolute error is not below 0 on its axis', () => {
  const bySize = [{ from: 1, to: 2, weight: 3, meanError: 0 }];
  const said = all(errorBySize({ bySize }, { document }), 'text').map(
    ({ textContent }) => textContent,
  );
  expect(said.filter((text) => text.startsWith('−'))).toEqual([]);
});

test('cells of predicted against true hold all rows, also after merging', () => {
  const { errors } = reports['regression']!;
  const svg = predictedAgainstTrue(errors!, { document });
  const rows = titles(svg).map((title) =>
    Number(/: ([\d,]+) rows$/.exec(title)![1]!.replace(',', '')),
  );
  expect(rows.reduce((a, b) => a + b)).toBe(20_000);
  expect(rows.length).toBeLessThan(errors!.cells.length);
});

test('the error of joined sizes is a mean by weight', () => {
  const bySize = [
    { from: 1, to: 1.001, weight: 3, meanError: 4 },
    { from: 1.001, to: 1.002, weight: 1, meanError: 8 },
    { from: 100, to: 200, weight: 1, meanError: 5 },
  ];
  expect(titles(errorBySize({ bySize }, { document }))).toEqual([
    'True 1.0000 to 1.0020: mean absolute error 5.0000, 4 rows',
    'True 100 to 200: mean absolute error 5.0000, 1 rows',
  ]);
});

test('significant differences are diamonds', () => {
  const svg = differences(reports['comparison']!.comparison!.results, { document });
  expect(all(svg, '.dot path')).toHaveLength(3);
  expect(all(svg, '.dot circle')).toHaveLength(2);
});

test('flips are two bars in proportion', () => {
  const svg = flips({ names: { a: 'old', b: 'new' }, onlyA: 20, onlyB: 40 }, { document });
  const [a, b] = all(svg, '.bar rect').map((bar) => Number(bar.getAttribute('width')));
  expect(b! / a!).toBeCloseTo(2, 2);
  expect(texts(svg)).toEqual(['20', '40', 'Only A right: old', 'Only B right: new']);
});

test('a picture has no style element, no style attribute, and a label where one is given', () => {
  const svg = confusionMatrix(matrix, { document, label: 'Animals' });
  expect(all(svg, 'style, [style]')).toEqual([]);
  expect(svg.getAttribute('aria-label')).toBe('Animals');
});

test('the page of docs names every picture', () => {
  const docs = readFileSync(new URL('../../../docs/report.md', import.meta.url), 'utf8');
  const names = Object.keys(exported).filter((name) => !name.includes('oint'));
  expect(names).toHaveLength(13);
  for (const name of names) expect(docs).toContain(`\`${name}\``);
});
