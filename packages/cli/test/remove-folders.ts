import { afterAll } from 'vitest';
import { removeFolders } from './folder.ts';

/* Files of tests share a process and its modules. A setup file runs for each of them, so its hook does too. */

// Where there are thousands of files, that takes longer than hooks may take.
afterAll(removeFolders, 120_000);
