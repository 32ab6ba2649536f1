const SECRET = /secret|password|token|credential|access[._-]?key|account[._-]?key/i;

/** The values of settings whose names suggest a secret. */
export const secretsIn = (settings: Readonly<Record<string, string>>): string[] =>
  Object.entries(settings)
    .filter(([key]) => SECRET.test(key))
    .map(([, value]) => value);

/** Replaces secrets in texts by ***, also where they are percent-encoded, in JSON or in Base64. */
export function redactor(secrets: readonly string[]): (text: string) => string {
  const known = secrets.filter((secret) => secret !== '');
  const forms = known
    .flatMap((secret) => [
      secret,
      encodeURIComponent(secret),
      JSON.stringify(secret).slice(1, -1),
      Buffer.from(secret).toString('base64'),
    ])
    // The longest form first, because it may contain a shorter one.
    .sort((a, b) => b.length - a.length);
  return (text) => forms.reduce((redacted, form) => redacted.replaceAll(form, '***'), text);
}
