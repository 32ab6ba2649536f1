import type { ReportData, ThresholdFigures } from '../../src/data.ts';
import { empty } from './classifier.ts';

const unknown = { value: null, low: null, high: null };
const thresholds: ThresholdFigures = {
  name: null,
  thresholds: [],
  positives: [0],
  negatives: [0],
  rocAuc: null,
  averagePrecision: null,
};
const nothing = { name: '', support: 0, predicted: 0, precision: null, recall: unknown, f1: null };
const compared = {
  metric: 'accuracy',
  of: null,
  group: null,
  rows: 0,
  a: null,
  b: null,
  difference: unknown,
  p: null,
  adjusted: null,
  onlyA: 0,
  onlyB: 0,
  better: null,
};
const cell = (from: number, to: number) => ({
  truth: [from, to] as const,
  prediction: [from, to] as const,
  weight: 1,
});

const parts: Readonly<Record<string, Partial<ReportData>>> = {
  'no class': {
    classes: { byClass: [], matrix: { names: [], rows: [], classesEach: 1 }, confused: [] },
  },
  'one class without rows': {
    classes: {
      byClass: [nothing],
      matrix: { names: [''], rows: [[0]], classesEach: 1 },
      confused: [],
    },
  },
  'no threshold': { thresholds: [thresholds] },
  'one threshold': {
    thresholds: [{ ...thresholds, thresholds: [0.5], positives: [1, 0], negatives: [0, 2] }],
  },
  'no row of the class': {
    thresholds: [
      { ...thresholds, thresholds: [0.2, 0.5], positives: [0, 0, 0], negatives: [1, 0, 2] },
    ],
  },
  'no row of another class': {
    thresholds: [
      { ...thresholds, thresholds: [0.2, 0.5], positives: [1, 0, 2], negatives: [0, 0, 0] },
    ],
  },
  'one k': { topK: [{ k: 1, ...unknown }] },
  'no bin': { calibration: { bins: [], error: 0, brier: null } },
  'a bin without rows': {
    calibration: {
      bins: [{ from: 0, to: 1, weight: 0, confidence: 0, right: unknown }],
      error: 0,
      brier: 0,
    },
  },
  'no group': {
    slices: [{ column: 'a', metric: 'auc', direction: null, groups: [], minRows: 30 }],
  },
  'a group without a value': {
    slices: [
      {
        column: 'a',
        metric: 'auc',
        direction: 'up',
        groups: [{ name: '', rows: 0, differs: null, ...unknown }],
        minRows: 30,
      },
    ],
  },
  'no error': { errors: { bins: [], cells: [], bySize: [] } },
  'errors of exactly 0': {
    errors: {
      bins: [{ from: 0, to: 0, weight: 9 }],
      cells: [cell(0, 0)],
      bySize: [{ from: 0, to: 0, weight: 9, meanError: 0 }],
    },
  },
  'errors without end': {
    errors: {
      bins: [
        { from: -Infinity, to: -1, weight: 1 },
        { from: 1e300, to: 1e308, weight: 1 },
        { from: 1e308, to: Infinity, weight: 1 },
      ],
      cells: [cell(-Infinity, -1), cell(1e-300, 1e-299), cell(1e300, 1e308)],
      bySize: [{ from: 1e308, to: Infinity, weight: 1, meanError: 1e308 }],
    },
  },
  'a comparison of nothing': {
    comparison: {
      names: { a: '', b: '' },
      isPaired: false,
      level: 0.9,
      verdicts: [],
      results: [],
      thresholds: null,
    },
  },
  'a comparison without values': {
    comparison: {
      names: { a: '', b: '' },
      isPaired: true,
      level: 0.9,
      verdicts: [],
      results: [compared],
      thresholds: [{ a: thresholds, b: thresholds }],
    },
  },
  'the worst of no rows': { worst: { columns: ['row'], rows: [] } },
};

/** Reports of extreme data, such as no rows. */
export const edges: readonly (readonly [what: string, data: ReportData])[] = Object.entries(
  parts,
).map(([what, part]) => [what, Object.assign({}, empty, part)]);
