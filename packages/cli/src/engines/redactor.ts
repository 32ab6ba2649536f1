const SECRET = /secret|password|token|credential|access[._-]?key|account[._-]?key/i;

/** The settings whose values nobody else should read. */
export const secretsIn = (settings: Readonly<Record<string, string>>): string[] =>
  Object.entries(settings)
    .filter(([key]) => SECRET.test(key))
    .map(([, value]) => value);

/** Takes secrets out of what is shown, however they are written there. */
export function redactor(secrets: readonly string[]): (text: string) => string {
  const known = secrets.filter((secret) => secret !== '');
  const forms = known
    .flatMap((secret) => [
      secret,
      encodeURIComponent(secret),
      JSON.stringify(secret).slice(1, -1),
      Buffer.from(secret).toString('base64'),
    ])
    // A longer one first: it may hold a shorter.
    .sort((a, b) => b.length - a.length);
  return (text) => forms.reduce((told, form) => told.replaceAll(form, '***'), text);
}
