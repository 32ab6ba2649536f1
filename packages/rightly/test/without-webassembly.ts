/* Simulates in Node a page whose policy forbids WebAssembly. It runs before the library is loaded. */
delete (globalThis as { WebAssembly?: unknown }).WebAssembly;
