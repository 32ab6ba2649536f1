export type { Column } from './engines/vocabulary.ts';
