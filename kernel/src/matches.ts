export * from './half';
export * from './match';
