/** What the user can mend: printed as one line, with exit status 2. */
export class InputError extends Error {}

/** Ctrl-C, once what ran elsewhere has been cancelled. */
export class Interrupted extends Error {
  constructor() {
    super('interrupted; what ran on the server was cancelled');
  }
}

/** Column names and other words of the user's, as they stand in messages. */
export const quote = (name: string): string => JSON.stringify(name);
