import { defineConfig } from 'vite';
import { viteSingleFile } from 'vite-plugin-singlefile';

/** Builds one file without dependencies: dist/index.html. */
export default defineConfig({
  root: import.meta.dirname,
  build: { target: 'es2022' },
  plugins: [viteSingleFile()],
});
