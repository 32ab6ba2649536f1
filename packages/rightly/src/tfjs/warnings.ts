/** Takes a warning; the same text is told once. */
export type Warn = (text: string) => void;

const surroundings = globalThis as unknown as { readonly console: { warn: Warn } };

/** Tells warnings to a listener, by default to the console. */
export function warningsTo(listener: Warn = (text) => surroundings.console.warn(text)): Warn {
  const told = new Set<string>();
  return (text) => {
    if (told.has(text)) return;
    told.add(text);
    listener(text);
  };
}
