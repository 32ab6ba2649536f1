export * from './half';
export * from './argmax';
