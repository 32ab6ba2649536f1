import { InputError } from '../../process/errors.ts';

/** Throws InputError for the address of a file on a network, such as `https://…` or `s3://…`: nothing is downloaded here. */
export function refuseRemote(name: string): void {
  const scheme = /^([a-z][a-z0-9+.-]+):\/\//i.exec(name)?.[1]?.toLowerCase();
  if (scheme === undefined) return;
  if (scheme === 'file') throw new InputError(`${name}: name a file by its path, without file://`);
  throw new InputError(
    `${name}: rightly opens no network address: download the file first${shownFor(scheme, name)}, or say --engine URL for an engine that reads the address`,
  );
}

/** A command that downloads such a file, for the error. */
function shownFor(scheme: string, name: string): string {
  switch (scheme) {
    case 'http':
    case 'https':
      return ` (curl -O '${name}')`;
    case 's3':
      return ` (aws s3 cp '${name}' .)`;
    case 'gs':
      return ` (gcloud storage cp '${name}' .)`;
    case 'hf':
      return ' (hf download)';
    default:
      return '';
  }
}
