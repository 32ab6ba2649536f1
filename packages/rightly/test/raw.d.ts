/** A file's text, as Vite imports it in Node and in a browser alike. */
declare module '*?raw' {
  const text: string;
  export default text;
}
