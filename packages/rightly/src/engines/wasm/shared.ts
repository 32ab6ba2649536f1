import { decode } from './kernel.generated.ts';
import { compile } from './kernels.ts';

/** Flags of an imported memory: it has a maximum, and threads share it. */
const [LIMITED, SHARED] = [1, 3];

const modules = new Map<string, object>();

/** Compiled code for memory that threads share. One byte differs. */
export function sharedModule(code: string): object {
  const known = modules.get(code) ?? compile(forShared(decode(code)));
  modules.set(code, known);
  return known;
}

function forShared(code: Uint8Array): Uint8Array {
  const text = Array.from(code.subarray(0, 1000), (byte) => String.fromCharCode(byte)).join('');
  const limits = text.indexOf('memory') + 'memory'.length + 1;
  if (code[limits] !== LIMITED) throw new Error('the kernels must import a memory with limits');
  code[limits] = SHARED;
  return code;
}
