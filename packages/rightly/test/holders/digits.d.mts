interface Digits {
  readonly labels: number[];
  readonly images: Float32Array[];
}
interface Weights {
  readonly weights: Float32Array;
  readonly biases: Float32Array;
}
export function digits(): Digits;
export function train(seen: Digits, epochs?: number, rate?: number): Weights;
export function inColours(weights: Weights): Weights;
export function onnx(weights: Weights, input: string, axes: readonly number[]): Uint8Array;
