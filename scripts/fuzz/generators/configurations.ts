import * as fc from 'fast-check';
import { CompileMetrics } from 'rightly/compile';
import { deserialize, get, getLoss, serialize } from 'rightly/registry';
import type { Generator } from '../generator.ts';
import { className, create } from '../metrics.ts';
import { change, changed, odd } from '../odd.ts';
import { attempt, ensure } from '../sound.ts';

/** Serialized metrics with one or two changed places, and lists of metrics for `compile`. */
export const configurations: Generator = {
  name: 'configurations',
  runs: 500,
  property: () =>
    fc.property(
      className,
      fc.array(change, { maxLength: 2 }),
      fc.constantFrom('deserialize', 'get', 'getLoss', 'compile', 'weighted'),
      odd,
      (name, changes, entry, other) => {
        const document = serialize(create(name)) as unknown;
        const bad = changes.reduce<unknown>(
          (so, { steps, put }) => changed(so, steps, put),
          document,
        );
        if (entry === 'deserialize') {
          const made = attempt(() => deserialize(bad as never));
          ensure(made !== undefined || changes.length > 0, 'a good document was refused');
        } else if (entry === 'get') {
          attempt(() => get(bad as never));
          attempt(() => get(other as never));
        } else if (entry === 'getLoss') {
          attempt(() => getLoss(bad as never));
          attempt(() => getLoss(other as never));
        } else if (entry === 'compile') {
          const metrics = changed([name, ['acc', 'mse']], changes[0]?.steps ?? [0], other);
          attempt(() => new CompileMetrics({ metrics } as never));
        } else {
          attempt(() => new CompileMetrics({ metrics: ['acc'], weightedMetrics: other } as never));
          attempt(() => new CompileMetrics(other as never));
        }
      },
    ),
};
