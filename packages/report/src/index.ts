export type * from './data.ts';
export { confusionMatrix, type ConfusionMatrixOptions } from './pictures/confusion-matrix.ts';
export type { PictureOptions } from './pictures/picture.ts';
export { recallByClass } from './pictures/recall-by-class.ts';
