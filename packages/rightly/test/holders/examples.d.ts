// The parts of the examples that the tests use. The examples are JavaScript programs.
declare module '*/examples/onnx/digits.mjs' {
  export interface Digits {
    readonly labels: number[];
    readonly images: Float32Array[];
  }
  export function digitsOf(csv: string): { readonly training: Digits; readonly heldOut: Digits };
}
declare module '*/examples/onnx/softmax-regression.mjs' {
  export interface Weights {
    readonly weights: Float32Array;
    readonly biases: Float32Array;
  }
  export function train(
    seen: import('../../../../examples/onnx/digits.mjs').Digits,
    epochs?: number,
  ): Weights;
}
declare module '*/examples/onnx/onnx-file.mjs' {
  type Weights = import('../../../../examples/onnx/softmax-regression.mjs').Weights;
  export function onnxFile(weights: Weights, input: string, axes: readonly number[]): Uint8Array;
}
