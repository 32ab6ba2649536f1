/** An error that the user can correct. The command prints one line and ends with status 2. */
export class InputError extends Error {}

/** An output that may not be written: it is also an input or another output, or its folder does not exist. */
export class OutputRefused extends InputError {}

/** A signal asked the command to end. The message says whether the query on a server was cancelled. */
export class Interrupted extends Error {}

/** A column's name, or another word of the user, as messages show it. */
export const quote = (name: string): string => JSON.stringify(name);
