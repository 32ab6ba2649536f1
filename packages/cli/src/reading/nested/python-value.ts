/** Python words, and the JSON words for them. */
const words: Readonly<Record<string, string>> = {
  True: 'true',
  False: 'false',
  None: 'null',
  nan: 'null',
};

/** The value of a text in JSON or Python notation, and the notation; undefined for other text. */
export function valueIn(
  text: string,
): { readonly value: unknown; readonly by: 'json' | 'python' } | undefined {
  const json = parsed(text);
  if (json !== undefined) return { value: json, by: 'json' };
  const python = parsed(
    text.replaceAll(
      /'((?:[^'\\]|\\.)*)'|"(?:[^"\\]|\\.)*"|\b(?:True|False|None|nan)\b/g,
      (part, single?: string) =>
        single === undefined
          ? (words[part] ?? part)
          : JSON.stringify(single.replaceAll(/\\(.)/g, '$1')),
    ),
  );
  return python === undefined ? undefined : { value: python, by: 'python' };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
