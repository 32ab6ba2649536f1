import { dirname } from 'node:path';
import ts from 'typescript';

/** The doc comments of a class of metrics. */
export interface Comment {
  /** The first sentence of the doc comment. */
  readonly meaning: string;
  /** The paragraphs about inputs and options. */
  readonly text: readonly string[];
  /** The sentences about errors. */
  readonly errors: readonly string[];
  /** The sentence about the source. */
  readonly source: string | undefined;
  /** The code of the example. */
  readonly example: string;
  /** The doc comment of each option. */
  readonly options: Readonly<Record<string, string>>;
}

/** The comments of all classes with a definition, by name, and the comments of the options that all metrics share. */
export function readComments(tsconfig: string): {
  readonly classes: ReadonlyMap<string, Comment>;
  readonly common: Readonly<Record<string, string>>;
} {
  const { config } = ts.readConfigFile(tsconfig, (path) => ts.sys.readFile(path));
  const { fileNames, options } = ts.parseJsonConfigFileContent(config, ts.sys, dirname(tsconfig));
  const program = ts.createProgram(fileNames, { ...options, noEmit: true });
  const checker = program.getTypeChecker();
  const classes = new Map<string, Comment>();
  let common: Readonly<Record<string, string>> = {};
  const documented = (type: ts.Type): Record<string, string> =>
    Object.fromEntries(
      checker
        .getPropertiesOfType(type)
        .map((property) => [property.name, written(property, checker)]),
    );
  for (const file of program.getSourceFiles().filter(({ isDeclarationFile }) => !isDeclarationFile))
    for (const node of file.statements) {
      if (ts.isInterfaceDeclaration(node) && node.name.text === 'MetricOptions')
        common = documented(checker.getTypeAtLocation(node));
      if (!ts.isClassDeclaration(node) || !node.name || !isOwn(file.fileName)) continue;
      const definition = node.members.find(
        (member): member is ts.PropertyDeclaration =>
          ts.isPropertyDeclaration(member) && member.name.getText(file) === 'definition',
      );
      if (!definition) continue;
      const [own] = (definition.type as ts.TypeReferenceNode | undefined)?.typeArguments ?? [];
      const symbol = checker.getSymbolAtLocation(node.name)!;
      classes.set(node.name.text, {
        ...partsOf(written(symbol, checker)),
        options: own ? documented(checker.getTypeFromTypeNode(own)) : {},
      });
    }
  return { classes, common };
}

/** Whether a file declares metrics for arrays: rightly/tfjs has a class of its own with the same name as one of these. */
const isOwn = (path: string): boolean => /\/src\/(metrics|losses)\//.test(path);

const written = (symbol: ts.Symbol, checker: ts.TypeChecker): string =>
  ts.displayPartsToString(symbol.getDocumentationComment(checker));

/** The parts of a doc comment. */
export function partsOf(comment: string): Omit<Comment, 'options'> {
  const [prose = '', code = ''] = comment.split(/^```(?:ts)?\n?/m);
  const paragraphs = prose
    .trim()
    .split(/\n\s*\n/)
    .map((paragraph) => sentencesOf(paragraph.replaceAll(/\s+/g, ' ')));
  const all = paragraphs.flat();
  const [meaning = ''] = all;
  return {
    meaning,
    text: paragraphs
      .map((sentences) =>
        sentences.filter((one) => one !== meaning && !isError(one) && !isSource(one)).join(' '),
      )
      .filter((paragraph) => paragraph !== ''),
    errors: all.filter(isError),
    source: all.find(isSource),
    example: code,
  };
}

const isError = (sentence: string): boolean => /\bthrows?\b/.test(sentence);
const isSource = (sentence: string): boolean => /^(Source:|Keras has no )/.test(sentence);

const sentencesOf = (paragraph: string): string[] =>
  paragraph.trim().split(/(?<=\.)\s+(?=[A-Z`0-9])/);
