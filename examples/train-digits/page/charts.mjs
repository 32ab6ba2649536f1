import * as Plot from '@observablehq/plot';

/** A name in logs, and its colour. */
const losses = [['loss', 'var(--first)']];
const accuracies = [
  ['top3', 'var(--second)'],
  ['accuracy', 'var(--first)'],
];

/** Loss, and accuracy beside top-3, epoch by epoch: `history` has the logs of each. */
export const charts = (history, epochs) => [
  chart(history, epochs, 'Loss', losses, { zero: true }),
  chart(history, epochs, 'Accuracy and top-3, of 1', accuracies, { domain: [0.5, 1], clamp: true }),
];

/** Each line's name stands where it ends. */
const named = { x: 'epoch', y: 'value', text: 'name', fill: 'colour', dx: 8, textAnchor: 'start' };

function chart(history, epochs, label, names, scale) {
  const points = names.flatMap(([name, colour]) =>
    ['', 'val_'].flatMap((prefix) =>
      history.map((logs, i) => ({
        epoch: i + 1,
        value: logs[`${prefix}${name}`],
        name,
        colour,
        part: prefix ? 'validation' : 'training',
      })),
    ),
  );
  const lines = (part) =>
    Plot.lineY(
      points.filter((point) => point.part === part),
      {
        x: 'epoch',
        y: 'value',
        z: 'name',
        stroke: 'colour',
        strokeWidth: 2,
        ...(part === 'validation' ? { strokeDasharray: '4 3' } : {}),
      },
    );
  const isLast = (name) => (point) =>
    point.name === name && point.part === 'training' && point.epoch === history.length;
  const figure = document.createElement('figure');
  figure.append(
    Plot.plot({
      width: 440,
      height: 260,
      marginTop: 32,
      marginRight: 70,
      marginBottom: 42,
      style: 'background: none; color: inherit; font: 13px system-ui, sans-serif',
      ariaLabel: `${label} by epoch`,
      x: { domain: [1, epochs], label: 'Epoch', ticks: 5, tickFormat: 'd' },
      y: { label, grid: true, ticks: 5, ...scale },
      marks: [
        lines('training'),
        lines('validation'),
        Plot.dot(points, { x: 'epoch', y: 'value', fill: 'colour', r: 2 }),
        ...names.map(([name], i) =>
          Plot.text(points.filter(isLast(name)), { ...named, dy: 16 * i }),
        ),
      ],
    }),
  );
  return figure;
}
