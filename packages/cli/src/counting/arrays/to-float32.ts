import type { Elements } from '../../inputs/arrays/block.ts';
import { fromHalf, isHalf } from '../../inputs/arrays/from-half.ts';
import type { Scratch } from '../../inputs/arrays/scratch.ts';

/** Scores as float32. Whole numbers are not converted. */
export function toFloat32(scores: Elements, into: Scratch): Elements {
  const { data, shape, type } = scores;
  if (!(data instanceof Float64Array) && !isHalf(type)) return scores;
  const out = into.view(Float32Array, data.length);
  if (isHalf(type)) out.set(Array.from(data as Uint16Array, fromHalf(type)));
  else out.set(data as Float64Array);
  return { data: out, shape };
}
