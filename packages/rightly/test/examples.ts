import ts from 'typescript';

/** A block of code in documentation. */
export interface Example {
  readonly where: string;
  readonly code: string;
  /** The export that the comment documents, in source files. */
  readonly of?: string | undefined;
}

export interface Comparison {
  readonly expression: string;
  readonly expected: string;
  readonly printed: string;
}

/** The examples in the doc comments of a source file. */
export function inComments(file: string, text: string): Example[] {
  return [...text.matchAll(/^ *\/\*\*\n(?<body>(?: *\*(?!\/).*\n)*) *\*\/\n(?<next>.*)/gm)].flatMap(
    ({ groups, index }) => {
      const { body, next } = groups as { body: string; next: string };
      const of = /^export (?:abstract |async )?(?:class|const|function) (\w+)/.exec(next)?.[1];
      const line = text.slice(0, index).split('\n').length;
      return inMarkdown(`${file}:${line}`, body.replaceAll(/^ *\* ?/gm, ''), of);
    },
  );
}

/** The examples in a page. */
export const inMarkdown = (where: string, text: string, of?: string): Example[] =>
  [...text.matchAll(/^```ts\n(.*?)^```/gms)].map(([, code = ''], i) => ({
    where: `${where} #${i + 1}`,
    code,
    of,
  }));

/** The modules that an example imports. */
export const importsOf = ({ code }: Example): string[] =>
  ts.preProcessFile(code).importedFiles.map(({ fileName }) => fileName);

/** Runs an example. Every `expression; // value` is compared with the value of the expression. */
export async function run(
  example: Example,
  modules: Readonly<Record<string, object>>,
): Promise<Comparison[]> {
  const comparisons: Comparison[] = [];
  const compare = (value: unknown, expression: string, expected: string): void => {
    // Documentation shows no long arrays, so the beginning is enough.
    comparisons.push({ expression, expected, printed: print(value).slice(0, 1000) });
  };
  // oxlint-disable-next-line typescript/no-implied-eval -- the documentation's own code
  const body = new AsyncFunction('modules', 'compare', toScript(example.code));
  await body(modules, compare);
  return comparisons;
}

const AsyncFunction = (async () => {}).constructor as new (
  ...parts: string[]
) => (...args: unknown[]) => Promise<void>;

/** JavaScript whose imports come from `modules`, and whose commented expressions go to `compare`. */
function toScript(code: string): string {
  const source = ts.createSourceFile('example.ts', code, ts.ScriptTarget.ES2022, true);
  const statements = source.statements.map((statement) => {
    const text = statement.getText(source);
    if (ts.isImportDeclaration(statement)) {
      const from = statement.moduleSpecifier.getText(source);
      const names = statement.importClause?.namedBindings?.getText(source) ?? '{}';
      const bound = names.replace('* as ', '').replaceAll(' as ', ': ').replaceAll('type ', '');
      return `const ${bound} = modules[${from}];`;
    }
    const [comment] = ts.getTrailingCommentRanges(code, statement.end) ?? [];
    if (!comment || !ts.isExpressionStatement(statement)) return text;
    const expected = code.slice(comment.pos + 2, comment.end).trim();
    const expression = statement.expression.getText(source);
    return `compare(await (${expression}), ${JSON.stringify(expression)}, ${JSON.stringify(expected)});`;
  });
  return ts.transpile(statements.join('\n'), {
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
  });
}

/** A value in the form of the documentation: `0.75`, `[1, 0]`, `{ total: 3, count: 4 }`. Typed arrays are written as arrays. */
export const print = (value: unknown): string =>
  typeof value === 'string' ? value : literal(value);

function literal(value: unknown): string {
  if (typeof value === 'string') return `'${value}'`;
  if (typeof value !== 'object' || value === null) return String(value);
  if (Array.isArray(value) || ArrayBuffer.isView(value))
    return `[${Array.from(value as Iterable<unknown>, literal).join(', ')}]`;
  return `{ ${Object.entries(value)
    .map(([key, v]) => `${key}: ${literal(v)}`)
    .join(', ')} }`;
}
