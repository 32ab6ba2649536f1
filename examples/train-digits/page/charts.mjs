import * as Plot from '@observablehq/plot';

/** A name in logs, and its colour. */
const losses = [['loss', 'var(--first)']];
const accuracies = [
  ['top3', 'var(--second)'],
  ['accuracy', 'var(--first)'],
];

/** Charts of the loss, and of accuracy and top-3, for each epoch. `history` has the logs of each epoch. */
export const charts = (history, epochs) => [
  // Before the first epoch the axis has ticks too.
  chart(history, epochs, 'Loss', losses, history.length > 0 ? { zero: true } : { domain: [0, 2] }),
  chart(history, epochs, 'Accuracy and top-3, of 1', accuracies, { domain: [0.5, 1], clamp: true }),
];

/** The names of the lines are beside the chart. At the ends of the lines they would cover the axes. */
const named = { frameAnchor: 'top-right', dx: 8, textAnchor: 'start' };

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
      x: {
        domain: [1, epochs],
        label: 'Epoch',
        labelAnchor: 'center',
        labelArrow: 'none',
        ticks: 5,
        tickFormat: 'd',
      },
      y: { label, grid: true, ticks: 5, ...scale },
      marks: [
        lines('training'),
        lines('validation'),
        Plot.dot(points, { x: 'epoch', y: 'value', fill: 'colour', r: 2 }),
        ...names.map(([name, colour], i) =>
          Plot.text([name], { ...named, fill: colour, dy: 18 * i }),
        ),
      ],
    }),
  );
  return figure;
}
