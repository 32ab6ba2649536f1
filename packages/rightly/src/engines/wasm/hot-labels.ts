import type { InputData } from '../inputs.ts';
import { bytes } from './argmax.generated.ts';
import { elementOf, scoresAs } from './kinds.ts';
import type { LabelKernels } from './program.ts';

/** How one-hot truth is read. */
const kindOf = (truth: InputData): 'U8' | 'F32' | 'F64' =>
  elementOf(truth)!.as === 'U8' ? 'U8' : scoresAs(truth)!;

/** The labels of one-hot rows. */
export const hotLabels: LabelKernels = {
  code: bytes,
  rows: (at, truth) => at.rowsOf(truth, kindOf(truth)),
  labels(at, start, n, truth) {
    const as = kindOf(truth);
    const width = truth.width!;
    const { yTrue, labels } = at.areas;
    const address = at.stage(truth, start * width, n * width, as, yTrue);
    at.refuseNaN(at.kernels[`argmax${as}`](address, n, width, labels), truth);
    return labels;
  },
};
