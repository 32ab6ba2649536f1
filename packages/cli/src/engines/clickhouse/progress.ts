import type { Client } from './client.ts';

/** Milliseconds between two requests for progress. */
const INTERVAL = 250;

/**
 * Reports the share of its rows that a query has read, until the returned function is called. Separate requests ask the server, because the
 * headers of the query itself arrive with the answer only. A table on many machines reports its total rows bit by bit, so the share could
 * fall; the progress bar never goes back.
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
      // The user may lack the right to see progress. An error of the server comes with the query's own answer.
      .catch(() => {})
      .finally(() => {
        isAsking = false;
      });
  }, INTERVAL);
  return () => clearInterval(timer);
}
