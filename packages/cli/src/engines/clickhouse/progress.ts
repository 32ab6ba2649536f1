import type { Client } from './client.ts';

/** Milliseconds between two looks. */
const INTERVAL = 250;

/**
 * Tells what part of its rows a query has read, until the returned function is called. The server is asked beside it: what it
 * sends with the query's own headers comes with the answer only. Of a table on many machines their rows become known one after the other,
 * and a bar does not go back.
 */
export function watchProgress(
  client: Client,
  id: string,
  show: (part: number) => void,
): () => void {
  let most = 0;
  let isAsking = false;
  const look = async (): Promise<void> => {
    const [row] = await client.ask(
      `SELECT read_rows AS done, total_rows_approx AS total FROM system.processes WHERE query_id = '${id}'`,
    );
    const [done, total] = [Number(row?.['done'] ?? 0), Number(row?.['total'] ?? 0)];
    if (total > 0) most = Math.max(most, Math.min(1, done / total));
    show(most);
  };
  const timer = setInterval(() => {
    if (isAsking) return;
    isAsking = true;
    look()
      // It may not be allowed to look, and the query's own answer tells of what is broken.
      .catch(() => {})
      .finally(() => {
        isAsking = false;
      });
  }, INTERVAL);
  return () => clearInterval(timer);
}
