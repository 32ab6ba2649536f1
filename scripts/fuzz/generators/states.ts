import * as fc from 'fast-check';
import { metricFromJSON } from 'rightly/registry';
import type { Generator } from '../generator.ts';
import { checkWhole, className, create, takes } from '../metrics.ts';
import { change, changed } from '../odd.ts';
import { attempt, ensure } from '../sound.ts';

const shapes: readonly (readonly [unknown, unknown])[] = [
  [
    [0, 1, 1, 0],
    [0.25, 0.75, 0.5, 1],
  ],
  [
    [0, 1, 2],
    [
      [0.5, 0.25, 0.25],
      [0.5, 0.25, 0.25],
      [0, 0, 1],
    ],
  ],
  [
    [
      [1, 0, 0],
      [0, 1, 0],
    ],
    [
      [0.5, 0.25, 0.25],
      [0.5, 0.25, 0.25],
    ],
  ],
  [
    ['cat', 'dog'],
    ['cat', 'cat'],
  ],
];

/** Documents of metrics with one or two changed places. Each is refused, or gives a metric whose document is read back. */
export const states: Generator = {
  name: 'states',
  runs: 500,
  property: () =>
    fc.property(
      className,
      fc.constantFrom(...shapes),
      fc.boolean(),
      fc.array(change, { maxLength: 2 }),
      (name, [truth, guess], weighted, changes) => {
        const metric = create(name);
        takes(
          metric,
          truth,
          guess,
          weighted ? { sampleWeight: (truth as unknown[]).map((_, i) => i / 2) } : {},
        );
        const document: unknown = JSON.parse(JSON.stringify(metric.toJSON()));
        const bad = changes.reduce<unknown>(
          (so, { steps, put }) => changed(so, steps, put),
          document,
        );
        const made = attempt(() => metricFromJSON(bad));
        ensure(made !== undefined || changes.length > 0, 'a good document was refused');
        if (!made) return;
        checkWhole(made);
        attempt(() => made.mergeState(metric));
        takes(made, truth, guess);
        attempt(() => made.result());
      },
    ),
};
