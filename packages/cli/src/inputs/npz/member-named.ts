import { statSync } from 'node:fs';

/** An array of an archive. */
export interface Member {
  readonly archive: string;
  readonly name: string;
}

/** The array with the name `file.npz:name`; undefined if there is no such archive. */
export function memberNamed(text: string): Member | undefined {
  const [, archive, name] = /^(.+\.npz):([^:]+)$/is.exec(text) ?? [];
  if (archive === undefined || name === undefined) return undefined;
  return statSync(archive, { throwIfNoEntry: false })?.isFile() ? { archive, name } : undefined;
}
