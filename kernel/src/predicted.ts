export * from './half';
export { argmaxF32, argmaxF64 } from './argmax';
