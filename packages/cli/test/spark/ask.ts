// A program that asks the server SPARK_URL the question SPARK_SQL and prints the answer. It is a program of its own, because some settings are read
// when Node starts. For a question from SPARK_SQL, it also prints that the server has begun.
import { openSpark } from '../../src/engines/spark/spark-engine.ts';

try {
  const engine = await openSpark({
    url: process.env['SPARK_URL']!,
    settings: {},
    progress: false,
    signal: new AbortController().signal,
  });
  console.log(
    JSON.stringify(
      await engine.query(process.env['SPARK_SQL'] ?? 'SELECT 42 AS answer', ({ allTasks }) => {
        if (process.env['SPARK_SQL'] !== undefined && allTasks > 0) console.log('running');
      }),
    ),
  );
  await engine.close();
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 2;
}
