/** The kind and the text of an error that an action throws. */
export function caught(act: () => unknown): readonly [kind: string, text: string] {
  try {
    act();
  } catch (error) {
    const { name, message } = error as Error;
    return [name, message];
  }
  return ['nothing', 'was thrown'];
}
