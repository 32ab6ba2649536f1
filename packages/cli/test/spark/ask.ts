// A program of its own, for what is decided when Node starts: asks the server SPARK_URL the question SPARK_SQL, and prints the answer. A question from SPARK_SQL prints that the server has begun.
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
