/** Makes console.log show the text of an object, in Node, Bun and Deno. */
export function showInConsole(prototype: object): void {
  for (const name of ['nodejs.util.inspect.custom', 'Deno.customInspect'])
    Object.defineProperty(prototype, Symbol.for(name), {
      value(this: { toString(): string }) {
        return this.toString();
      },
    });
}
