export * from './argmax';
export * from './below';
export * from './half';
export * from './match';
export * from './ranks';
