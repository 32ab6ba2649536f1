import { defineConfig } from 'vite';
import { viteSingleFile } from 'vite-plugin-singlefile';

/** One file that needs no other: dist/index.html. */
export default defineConfig({
  root: import.meta.dirname,
  build: { target: 'es2022' },
  plugins: [viteSingleFile()],
});
