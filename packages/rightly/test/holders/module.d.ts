// Types of packages that are installed only for these tests. Type checks without them use this file. `types/` is checked with them.
declare module 'nodejs-polars' {
  type Series = import('rightly').ArrayInput;
  interface Polars {
    Series(
      name: string,
      values: readonly unknown[],
      type?: unknown,
    ): Series & {
      slice(from: number, length: number): Series;
      cast(type: unknown): Series;
    };
    DataFrame(columns: object): { getColumn(name: string): Series };
    concat(parts: readonly Series[]): Series;
    List(type: unknown): unknown;
    readonly Float32: unknown;
    readonly Int64: unknown;
    readonly UInt16: unknown;
    readonly Categorical: unknown;
  }
  const polars: Polars;
  export default polars;
}
declare module 'onnxruntime-node' {
  export * from 'onnxruntime-common';
}
declare module 'onnxruntime-web' {
  export * from 'onnxruntime-common';
}
declare module '@huggingface/transformers' {
  type Tensor = import('rightly').ArrayInput;
  interface Classifier {
    (images: readonly RawImage[] | RawImage, options: { top_k: number }): Promise<never[]>;
    processor(images: readonly RawImage[]): Promise<{ pixel_values: unknown }>;
    model(inputs: object): Promise<{ logits: Tensor }>;
  }
  export const env: { allowRemoteModels: boolean; localModelPath: string };
  export interface RawImage {
    readonly width: number;
  }
  export const RawImage: new (
    data: Uint8ClampedArray,
    width: number,
    height: number,
    channels: number,
  ) => RawImage;
  export function pipeline(task: string, model: string, options: object): Promise<Classifier>;
}
