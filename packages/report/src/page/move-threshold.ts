import type { bestPoint, thresholdPoints, ThresholdPoint } from '../figures/thresholds.ts';

/*
 * Part of the script of the page. The page contains the source text of these functions, so they use nothing from outside of this file except
 * their arguments.
 */

/** Shows the slider of the threshold and the choice of a class, and lets them move the dots and lines of the pictures. */
function moveThreshold(pointsOf: typeof thresholdPoints, bestOf: typeof bestPoint): void {
  const form = document.querySelector<HTMLFormElement>('#controls');
  if (form === null) return;
  const counts = JSON.parse(find('#counts').textContent) as Parameters<typeof pointsOf>[0][];
  const classes = counts.map(pointsOf);
  const slider = find('#threshold') as HTMLInputElement;
  const select = form.querySelector('select');
  let points = classes[0]!;
  let shown = '0';
  const move = () => showPoint(points, slider);
  const toBest = () => {
    slider.value = String(bestOf(points));
    move();
  };
  const choose = () => {
    const chosen = select?.value ?? '0';
    points = classes[Number(chosen)]!;
    slider.max = String(points.length - 1);
    find('#best-mark option').setAttribute('value', String(bestOf(points)));
    if (chosen !== shown) showClass(points, shown, chosen);
    shown = chosen;
    toBest();
  };
  form.addEventListener('submit', (event) => event.preventDefault());
  select?.addEventListener('change', choose);
  slider.addEventListener('input', move);
  find('#to-best').addEventListener('click', toBest);
  // A browser may restore an earlier choice when it returns to the page.
  form.reset();
  choose();
  form.hidden = false;
}

function find(selector: string): Element {
  return document.querySelector(selector)!;
}

/** The coordinates of numbers from 0 to 1 in the picture of an element. */
function frameOf(element: Element) {
  const [left, bottom, right, top] = element
    .closest('[data-frame]')!
    .getAttribute('data-frame')!
    .split(' ')
    .map(Number) as [number, number, number, number];
  return {
    x: (part: number | null) => (left + (part ?? 0) * (right - left)).toFixed(2),
    y: (part: number | null) => (bottom + (part ?? 0) * (top - bottom)).toFixed(2),
  };
}

/** The position of a threshold on the axis, from 0 to 1. */
function placeOf({ threshold }: ThresholdPoint, points: readonly ThresholdPoint[]): number {
  const [first, last] = [points[0]!.threshold, points.at(-1)!.threshold];
  return (threshold - first) / (last - first || 1);
}

function shownNumber(value: number | null): string {
  return value === null ? '–' : value.toFixed(4);
}

/** Moves the line and the dots to the point of the slider, and shows its numbers. */
function showPoint(points: readonly ThresholdPoint[], slider: HTMLInputElement): void {
  const point = points[Number(slider.value)]!;
  const { threshold, precision, recall, fallout, f1, share } = point;
  const text = `Threshold ${shownNumber(threshold)}: precision ${shownNumber(precision)}, recall ${shownNumber(recall)}, F1 ${shownNumber(f1)}, predicted positive ${shownNumber(share)}`;
  find('#chosen').textContent = text;
  slider.ariaValueText = text;
  const line = find('#by-threshold .threshold line, #by-threshold line.threshold');
  for (const name of ['x1', 'x2']) line.setAttribute(name, frameOf(line).x(placeOf(point, points)));
  for (const [picture, x, y] of [
    ['#roc', fallout, recall],
    ['#precision-recall', recall, precision],
  ] as const) {
    const dot = find(`${picture} .threshold circle`);
    dot.setAttribute('cx', frameOf(dot).x(x));
    dot.setAttribute('cy', frameOf(dot).y(y));
    dot.querySelector('title')!.textContent = text;
    dot.setAttribute('visibility', x === null || y === null ? 'hidden' : 'visible');
  }
}

/** Swaps the styles of two curves: of the chosen class, and of the class that was chosen before. Redraws the curves by threshold. */
function showClass(points: readonly ThresholdPoint[], old: string, chosen: string): void {
  for (const picture of ['#roc', '#precision-recall']) {
    const [from, to] = [
      find(`${picture} [data-curve="${old}"]`),
      find(`${picture} [data-curve="${chosen}"]`),
    ];
    for (const name of ['stroke', 'stroke-width', 'stroke-opacity']) {
      const [strong, faint] = [from.getAttribute(name) ?? '1', to.getAttribute(name) ?? '1'];
      from.setAttribute(name, faint);
      to.setAttribute(name, strong);
    }
    from.after(to);
  }
  for (const key of ['precision', 'recall', 'f1', 'share'] as const) {
    const path = find(`#by-threshold .curve-${key} path`);
    const frame = frameOf(path);
    const places = points
      .filter((point) => point[key] !== null)
      .map((point) => `${frame.x(placeOf(point, points))},${frame.y(point[key])}`);
    path.setAttribute('d', `M${places.join('L')}`);
  }
}

/** The functions whose source text the page contains. The script calls the first. */
export const moving: readonly [typeof moveThreshold, ...unknown[]] = [
  moveThreshold,
  find,
  frameOf,
  placeOf,
  shownNumber,
  showPoint,
  showClass,
];
