import type { bestPoint, thresholdPoints, ThresholdPoint } from '../figures/thresholds.ts';

/**
 * The script of the page: it sorts tables, and moves the threshold. The page holds the text of this function, so the function uses
 * nothing from outside but what is handed over. Without the script all is shown, at the threshold of the best F1.
 */
export function enliven(pointsOf: typeof thresholdPoints, bestOf: typeof bestPoint): void {
  const get = <T extends Element>(selector: string) => document.querySelector<T>(selector);

  for (const table of document.querySelectorAll<HTMLTableElement>('table.sortable')) {
    const heads = [...table.tHead!.rows[0]!.cells];
    for (const [i, head] of heads.entries()) {
      const isNumber = head.className === 'n';
      const keyOf = (row: HTMLTableRowElement) => {
        const text = row.cells[i]!.textContent;
        return isNumber ? Number.parseFloat(text.replace(/,/g, '').replace(/−/g, '-')) : text;
      };
      const button = document.createElement('button');
      button.type = 'button';
      button.append(...head.childNodes);
      head.append(button);
      button.addEventListener('click', () => {
        const sign = head.getAttribute('aria-sort') === 'descending' ? 1 : -1;
        for (const other of heads) other.removeAttribute('aria-sort');
        head.setAttribute('aria-sort', sign > 0 ? 'ascending' : 'descending');
        const rows = [...table.tBodies[0]!.rows].map((row) => ({ row, key: keyOf(row) }));
        // What is no number stays last.
        rows.sort((a, b) => {
          if (Number.isNaN(a.key) || Number.isNaN(b.key))
            return Number(Number.isNaN(a.key)) - Number(Number.isNaN(b.key));
          return (
            sign *
            (typeof a.key === 'number'
              ? a.key - Number(b.key)
              : a.key.localeCompare(String(b.key), 'en', { numeric: true }))
          );
        });
        table.tBodies[0]!.append(...rows.map(({ row }) => row));
      });
    }
  }

  const form = get<HTMLFormElement>('#controls');
  if (form === null) return;
  const classes = JSON.parse(get('#counts')!.textContent).map(pointsOf) as ThresholdPoint[][];
  const select = get<HTMLSelectElement>('#class');
  const slider = get<HTMLInputElement>('#threshold')!;
  let points: ThresholdPoint[];
  let curve = '0';

  /** Where a part of 1 lies in a picture. */
  const frameOf = (svg: Element) => {
    const [left, bottom, right, top] = svg.getAttribute('data-frame')!.split(' ').map(Number) as [
      number,
      number,
      number,
      number,
    ];
    return {
      x: (part: number) => left + part * (right - left),
      y: (part: number) => bottom + part * (top - bottom),
    };
  };
  const move = () => {
    const point = points[Number(slider.value)]!;
    const show = (value: number | null) => (value === null ? '–' : value.toFixed(4));
    const text = `Threshold ${show(point.threshold)}: precision ${show(point.precision)}, recall ${show(point.recall)}, F1 ${show(point.f1)}, predicted positive ${show(point.share)}`;
    get('#chosen')!.textContent = text;
    slider.setAttribute('aria-valuetext', text);
    const [first, last] = [points[0]!.threshold, points.at(-1)!.threshold];
    const rule = get('#by-threshold [aria-label="threshold"]')!;
    const line = rule.matches('line') ? rule : rule.querySelector('line')!;
    for (const name of ['x1', 'x2'])
      line.setAttribute(
        name,
        String(frameOf(line.closest('svg')!).x((point.threshold - first) / (last - first || 1))),
      );
    for (const [picture, x, y] of [
      ['roc', point.fallout, point.recall],
      ['precision-recall', point.recall, point.precision],
    ] as const) {
      const dot = get(`#${picture} [aria-label="threshold"] circle`)!;
      const frame = frameOf(dot.closest('svg')!);
      dot.setAttribute('cx', String(frame.x(x ?? 0)));
      dot.setAttribute('cy', String(frame.y(y ?? 0)));
      dot.setAttribute('visibility', x === null || y === null ? 'hidden' : 'visible');
    }
  };
  const toBest = () => {
    slider.value = String(bestOf(points));
    move();
  };
  const choose = () => {
    const next = select?.value ?? '0';
    points = classes[Number(next)]!;
    slider.max = String(points.length - 1);
    get<HTMLOptionElement>('#best-mark option')!.value = String(bestOf(points));
    for (const picture of next === curve ? [] : ['#roc', '#precision-recall']) {
      // The chosen curve and the one before it exchange how they look.
      const [old, chosen] = [curve, next].map((i) => get(`${picture} [data-curve="${i}"]`)!) as [
        Element,
        Element,
      ];
      for (const name of ['stroke', 'stroke-width', 'stroke-opacity']) {
        const look = old.getAttribute(name);
        for (const [to, value] of [
          [old, chosen.getAttribute(name)],
          [chosen, look],
        ] as const)
          if (value === null) to.removeAttribute(name);
          else to.setAttribute(name, value);
      }
      old.after(chosen);
    }
    const [first, last] = [points[0]!.threshold, points.at(-1)!.threshold];
    for (const key of next === curve ? [] : (['precision', 'recall', 'f1', 'share'] as const)) {
      const path = get(`#by-threshold [aria-label="curve ${key}"] path`)!;
      const { x, y } = frameOf(path.closest('svg')!);
      const known = points.filter((point) => point[key] !== null);
      path.setAttribute(
        'd',
        known
          .map(
            (p, i) =>
              `${i > 0 ? 'L' : 'M'}${x((p.threshold - first) / (last - first || 1)).toFixed(2)},${y(p[key]!).toFixed(2)}`,
          )
          .join(''),
      );
    }
    curve = next;
    toBest();
  };
  form.addEventListener('submit', (event) => event.preventDefault());
  select?.addEventListener('change', choose);
  slider.addEventListener('input', move);
  get('#to-best')!.addEventListener('click', toBest);
  // A browser that goes back to the page may have kept a choice.
  form.reset();
  choose();
  form.hidden = false;
}
