export * from './below';
export * from './half';
export * from './ranks';
