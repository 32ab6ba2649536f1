import { defineConfig } from 'vite';

export default defineConfig({
  root: import.meta.dirname,
  // `main.mjs` waits for the model.
  build: { target: 'es2022' },
});
