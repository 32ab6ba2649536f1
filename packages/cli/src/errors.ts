/** What the user can mend: printed as one line, with exit status 2. */
export class InputError extends Error {}

/** Ctrl-C or another signal to end; the message says whether what ran elsewhere was cancelled there. */
export class Interrupted extends Error {
  readonly status: number;

  constructor(message: string, status: number) {
    super(message);
    this.status = status;
  }
}

/** Column names and other words of the user's, as they stand in messages. */
export const quote = (name: string): string => JSON.stringify(name);
