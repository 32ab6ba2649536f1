/** An error that the user can mend: printed as one line, with exit status 2. */
export class InputError extends Error {}

/** An output that is not to be written: it is an input, another output, or in no folder. */
export class OutputRefused extends InputError {}

/** A signal asked the command to end. The message says whether what ran on a server was cancelled there. */
export class Interrupted extends Error {}

/** Column names and other words of the user's, as they stand in messages. */
export const quote = (name: string): string => JSON.stringify(name);
