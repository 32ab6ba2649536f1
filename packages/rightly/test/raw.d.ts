/** The text of a file, as Vite imports it in Node and in a browser. */
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
