import { show, typeError } from '../core/errors.ts';

/** Receives a warning. The same text is given once. */
export type Warn = (text: string) => void;

const surroundings = globalThis as unknown as { readonly console: { warn: Warn } };

/** Passes warnings to a listener, by default to the console. */
export function warningsTo(listener: Warn = (text) => surroundings.console.warn(text)): Warn {
  if (typeof listener !== 'function')
    throw typeError('compile: onWarning', 'be a function', show(listener));
  const printed = new Set<string>();
  return (text) => {
    if (printed.has(text)) return;
    printed.add(text);
    listener(text);
  };
}
