import type { ExecutionProgress } from './connect_pb.ts';

/** The progress of a query. */
export interface Done {
  readonly tasks: number;
  readonly allTasks: number;
  /** Read from files so far. */
  readonly bytes: number;
}

export type OnProgress = (done: Done) => void;

const sum = (numbers: readonly bigint[]): number => numbers.reduce((a, b) => a + Number(b), 0);

export const doneOf = ({ stages }: ExecutionProgress): Done => ({
  tasks: sum(stages.map(({ numCompletedTasks }) => numCompletedTasks)),
  allTasks: sum(stages.map(({ numTasks }) => numTasks)),
  bytes: sum(stages.map(({ inputBytesRead }) => inputBytesRead)),
});

/** Reports the share of tasks that are done. Stages become known one after the other, so the share could fall; the progress bar never goes back. */
export function forwards(show: (part: number) => void): OnProgress {
  let most = 0;
  return ({ tasks, allTasks }) => {
    if (allTasks > 0) most = Math.max(most, tasks / allTasks);
    show(most);
  };
}
