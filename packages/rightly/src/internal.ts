// Parts of the library that only the command uses. This entry is not documented, and any release may change it.
export { snake } from './core/config.ts';
export { decodeHalf } from './core/decode-half.ts';
export { isLoss } from './engines/sql/asked.ts';
export { plain } from './core/nearest.ts';
export { readsValues } from './core/binary.ts';
export { unseen } from './core/unseen.ts';
export { probabilitiesIn } from './core/probabilities.ts';
export { aliasNames } from './registry/aliases.ts';
export { keyText } from './core/cells.ts';
