declare module 'lz4js/xxh32.js' {
  const xxh32: { hash(seed: number, bytes: Uint8Array, start: number, length: number): number };
  export default xxh32;
}
