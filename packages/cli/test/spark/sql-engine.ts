import { inject } from 'vitest';
import { type SqlEngine, valuesList } from '../../../rightly/test/parity/sql/engine.ts';
import { openSpark, type SparkEngine } from '../../src/engines/spark/spark-engine.ts';

/** An engine that runs the parity table. The rows are in the query, or in Parquet files of a folder. */
export interface ParityEngine extends SqlEngine {
  close(): Promise<void>;
}

export interface ParityOptions {
  /** Whether ANSI mode is on, in which an expression without a value is an error. */
  readonly ansi: boolean;
  /**
   * Whether Spark interprets expressions, and answers in one stage. By default it compiles each query and sends sums between two stages,
   * and takes longer for this than to answer a small query.
   */
  readonly interpreted?: boolean;
  /** The folder for Parquet files with the rows of tables. */
  readonly folder?: string;
}

/** The number of queries that run at once. Most of the time of a query, none of its tasks runs. */
const AT_ONCE = 3;

export async function openParity({
  ansi,
  interpreted = false,
  folder,
}: ParityOptions): Promise<ParityEngine> {
  const spark = await openSpark({
    url: inject('spark').url,
    settings: {
      ...(folder === undefined ? alone : quick),
      ...(interpreted ? uncompiled : {}),
      'spark.sql.ansi.enabled': String(ansi),
    },
    progress: false,
    signal: new AbortController().signal,
  });
  const tables = new Map<string, string>();
  return {
    dialect: spark.dialect,
    unsigned: 'DECIMAL(20, 0)',
    values(columns, rows) {
      const values = valuesList(columns, rows);
      if (interpreted) return together(values);
      if (folder === undefined) return values;
      const table = `parquet.\`${folder}/${tables.size}\``;
      tables.set(table, values);
      return table;
    },
    async ask(queries) {
      const asked = [...tables].filter(([table]) => queries.some((sql) => sql.includes(table)));
      await inParallel(asked, async ([table, values]) => write(spark, table, values));
      return inParallel(queries, async (sql) => spark.query(sql));
    },
    close: async () => spark.close(),
  };
}

const quick = {
  'spark.sql.adaptive.enabled': 'false',
  'spark.sql.shuffle.partitions': '1',
  // Without this, the planner would compute the rows of a query itself, with other code than that of the workers.
  'spark.sql.optimizer.excludedRules':
    'org.apache.spark.sql.catalyst.optimizer.ConvertToLocalRelation',
};

const uncompiled = {
  'spark.sql.codegen.wholeStage': 'false',
  'spark.sql.codegen.factoryMode': 'NO_CODEGEN',
};

/** With this setting, one worker gets all rows of a query. Only files are read by both workers. */
const alone = { ...quick, 'spark.sql.leafNodeDefaultParallelism': '1' };

/** Rows in one partition, so that the planner uses one task. */
const together = (values: string): string =>
  `(SELECT /*+ COALESCE(1) */ * FROM ${values}) AS together`;

async function write(spark: SparkEngine, table: string, values: string): Promise<void> {
  const path = table.replace(/^parquet\.`(.*)`$/, '$1');
  await spark.query(`INSERT OVERWRITE DIRECTORY '${path}' USING parquet SELECT * FROM ${values}`);
}

/** The answers in the order of the queries. The first error rejects the promise. */
async function inParallel<T, R>(all: readonly T[], run: (one: T) => Promise<R>): Promise<R[]> {
  const answers: R[] = [];
  const rest = all.entries();
  const worker = async (): Promise<void> => {
    for (const [i, one] of rest) answers[i] = await run(one);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return answers;
}
