/** What the user can mend: printed as one line, with exit status 2. */
export class InputError extends Error {}

/** Ctrl-C; the message says whether what ran elsewhere was cancelled there. */
export class Interrupted extends Error {}

/** Column names and other words of the user's, as they stand in messages. */
export const quote = (name: string): string => JSON.stringify(name);
