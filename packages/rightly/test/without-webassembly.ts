/* What a page whose policy forbids WebAssembly comes to, in Node. It runs before the library is loaded. */
delete (globalThis as { WebAssembly?: unknown }).WebAssembly;
