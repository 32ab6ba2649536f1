export * from './below';
export * from './half';
export * from './argmax';
export * from './ranks';
