import { spawnSync } from 'node:child_process';

const { status, stdout } = spawnSync('taskset', ['-cp', `${process.pid}`], { encoding: 'utf8' });
const last = status === 0 ? stdout.match(/(\d+)\s*$/)?.[1] : undefined;

/** Whether this system can pin a process to one core. */
export const canPin = last !== undefined;

/** A command that is pinned to the last core that this process may use. */
export const pinned = (command) => (canPin ? ['taskset', '-c', last, ...command] : command);

/** Environment variables that limit libraries to one thread. */
export const oneThread = {
  OMP_NUM_THREADS: '1',
  OPENBLAS_NUM_THREADS: '1',
  MKL_NUM_THREADS: '1',
  POLARS_MAX_THREADS: '1',
  TF_NUM_INTRAOP_THREADS: '1',
  TF_NUM_INTEROP_THREADS: '1',
  XLA_FLAGS: '--xla_cpu_multi_thread_eigen=false',
};

/** Environment variables that disable accelerators and informational logs. */
export const quiet = {
  CUDA_VISIBLE_DEVICES: '-1',
  JAX_PLATFORMS: 'cpu',
  TF_CPP_MIN_LOG_LEVEL: '3',
};
