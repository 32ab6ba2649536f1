/** A file's text, as Vite imports it in Node and in a browser alike. */
declare module '*?raw' {
  const text: string;
  export default text;
}

interface ImportMeta {
  /** The texts of files, as Vite imports them. */
  glob(
    files: string | readonly string[],
    options: { query: '?raw'; import: 'default'; eager: true },
  ): Record<string, string>;
}
