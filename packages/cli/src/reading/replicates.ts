import type { Column } from '../engines/column.ts';
import { InputError, quote } from '../process/errors.ts';

/** The options for replicates: groups of rows from which intervals are computed. */
export interface ReplicateOptions {
  /** The column whose values say which rows belong together. It is the last of `by`. */
  readonly cluster?: string | undefined;
  /** The number of groups of rows; undefined without replicates. */
  readonly replicates?: number | undefined;
}

/** The default number of replicates. */
const usualReplicates = 20;

const most = 1000;

/** Parses `--replicates`. */
export function parseReplicates(text: string): number {
  const replicates = Number(text);
  if (Number.isInteger(replicates) && replicates >= 2 && replicates <= most) return replicates;
  throw new InputError(`--replicates must be a whole number from 2 to ${most}; got ${quote(text)}`);
}

/** The options with a number of replicates if there are clusters. The column of clusters comes after the groups. */
export function withReplicates<
  G extends ReplicateOptions & { readonly by?: readonly string[] | undefined },
>(given: G): G {
  const { by = [], cluster, replicates = usualReplicates } = given;
  return cluster === undefined ? given : { ...given, by: [...by, cluster], replicates };
}

/** The columns of groups. If there are clusters, the last column is marked with the number of replicates. */
export function marked(by: readonly Column[], options: ReplicateOptions): readonly Column[] {
  const { cluster, replicates } = options;
  if (cluster === undefined || replicates === undefined) return by;
  const last = by.at(-1)!;
  if (last.type === 'float32' || last.type === 'float64')
    throw new InputError(
      `--cluster: column ${quote(last.name)} must hold text or whole numbers; it holds ${last.typeName}`,
    );
  return [...by.slice(0, -1), { ...last, replicates }];
}

/** The columns of groups without the column of clusters. */
export const groupColumns = (by: readonly Column[]): readonly Column[] =>
  by.at(-1)?.replicates === undefined ? by : by.slice(0, -1);

/** The column of clusters. */
export const clusterColumn = (by: readonly Column[]): Column | undefined =>
  by.at(-1)?.replicates === undefined ? undefined : by.at(-1);
