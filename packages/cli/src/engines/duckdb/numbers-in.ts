import {
  DuckDBDoubleVector,
  DuckDBFloatVector,
  DuckDBUTinyIntVector,
  type DuckDBVector,
} from '@duckdb/node-api';
import type { Numbers } from '../engine.ts';

/** The numbers of a vector without a copy, valid until the next chunk is fetched. The public interface reads one number at a time. */
export function numbersIn(vector: DuckDBVector): Numbers {
  if (vector instanceof DuckDBFloatVector) return vector['items'];
  if (vector instanceof DuckDBDoubleVector) return vector['items'];
  if (vector instanceof DuckDBUTinyIntVector) return vector['items'];
  throw new TypeError(`a column must be FLOAT, DOUBLE or UTINYINT; got ${vector.type.toString()}`);
}
