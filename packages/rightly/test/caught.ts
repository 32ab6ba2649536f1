/** What an action throws: the kind of error and its text. */
export function caught(act: () => unknown): readonly [kind: string, text: string] {
  try {
    act();
  } catch (error) {
    const { name, message } = error as Error;
    return [name, message];
  }
  return ['nothing', 'was thrown'];
}
