import { dispose, memory } from '@tensorflow/tfjs-core';
import { expect } from 'vitest';
import { type Added, DeviceMetrics } from '../../src/engines/tfjs/device-metrics.ts';
import { Partials } from '../../src/engines/tfjs/partials.ts';
import { type Case, casesFromKeras, flat, type Update } from '../parity/cases.ts';
import { create } from '../parity/classes.ts';
import { compare } from '../parity/compare.ts';
import { semanticsCases } from '../parity/semantics-cases.ts';
import { make, recipe, type Recipe } from './recipes.ts';

/** A case whose inputs are tensors of TensorFlow.js. */
export interface DeviceCase extends Omit<Case, 'updates'> {
  readonly batches: readonly Batch[];
}

interface Batch {
  readonly yTrue: Recipe;
  readonly yPred: Recipe;
  readonly sampleWeight?: Recipe | number | undefined;
  readonly mask?: Recipe | undefined;
}

/** The case, or undefined where tensors cannot hold its inputs: 64-bit numbers beyond smaller types, strings. */
function onDevice({ updates, ...line }: Case): DeviceCase[] {
  const batches = updates.map(toBatch);
  return batches.includes(undefined) ? [] : [{ ...line, batches: batches as Batch[] }];
}

function toBatch({ yTrue, yPred, sampleWeight, mask }: Update): Batch | undefined {
  const given = [yTrue, yPred, sampleWeight, mask].map((input) =>
    input === undefined || typeof input === 'number' ? input : (recipe(input) ?? null),
  );
  if (given.includes(null)) return undefined;
  return { yTrue: given[0], yPred: given[1], sampleWeight: given[2], mask: given[3] } as Batch;
}

export const kerasOnDevice: readonly DeviceCase[] = casesFromKeras(flat).flatMap(onDevice);
export const semanticsOnDevice: readonly DeviceCase[] = Object.values(semanticsCases)
  .flat()
  .flatMap(onDevice);

/** The differences between the engine and the expected sums, as text. No tensor is left. */
export async function differences(line: DeviceCase): Promise<string[]> {
  const before = memory().numTensors;
  const metric = create(line.className, line.config);
  const device = new DeviceMetrics([metric]);
  const partials = new Partials();
  const added: Added[] = [];
  for (const { yTrue, yPred, sampleWeight, mask } of line.batches) {
    const tensors = [make(yTrue), make(yPred), ...(mask ? [make(mask)] : [])];
    const weight = typeof sampleWeight === 'object' ? make(sampleWeight) : sampleWeight;
    const options = { sampleWeight: weight, mask: tensors[2] };
    const { sums, take } = device.batch(tensors[0]!, tensors[1]!, options);
    partials.push(sums, (numbers) => added.push(take(numbers)));
    dispose([...tensors, ...(typeof weight === 'object' ? [weight] : [])]);
  }
  await partials.flush();
  device.add(added);
  expect(memory().numTensors, `${line.title}: tensors left`).toBe(before);
  return compare(line.title, metric, line.expected);
}

export async function allDifferences(lines: readonly DeviceCase[]): Promise<string[]> {
  const found: string[] = [];
  for (const line of lines) found.push(...(await differences(line)));
  return found;
}
