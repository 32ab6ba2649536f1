import { afterAll } from 'vitest';
import { removeFolders } from './folder.ts';

/* Test files share a process and its modules. This setup file runs for each test file, and so does its hook. */

// Removing thousands of files takes longer than the default limit of a hook.
afterAll(removeFolders, 120_000);
