import { getBackend, setBackend } from '@tensorflow/tfjs-core';

/** Runs all following tests of the file on this backend. */
export async function useBackend(name: string): Promise<void> {
  if (!(await setBackend(name)) || getBackend() !== name)
    throw new Error(`the backend must be ${name}; got ${getBackend()}`);
}
