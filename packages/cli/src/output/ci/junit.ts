import { visible } from '../../process/safe-text.ts';
import type { Verdict } from '../../results/judge-requirements.ts';

/** The content of a JUnit file: a test case for each requirement, or the error that prevented the evaluation. */
export interface Suite {
  /** The name of the evaluated input. */
  readonly name: string;
  readonly verdicts: readonly Verdict[];
  readonly error?: string;
}

/** A JUnit file, which CI systems read as test results. A requirement that is not met is a failure. Input that could not be evaluated is an error. */
export function toJunit({ name, verdicts, error }: Suite): string {
  const failures = verdicts.filter(({ failure }) => failure !== undefined).length;
  const errors = error === undefined ? 0 : 1;
  const counts = `tests="${verdicts.length + errors}" failures="${failures}" errors="${errors}"`;
  const cases = [
    ...verdicts.map((verdict) => testCase(verdict.name, 'failure', verdict.failure)),
    ...(error === undefined ? [] : [testCase(name, 'error', error)]),
  ];
  return `<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="rightly" ${counts}>
  <testsuite name="${escaped(name)}" ${counts} skipped="0">
${cases.join('')}  </testsuite>
</testsuites>
`;
}

function testCase(name: string, kind: 'failure' | 'error', message: string | undefined): string {
  const start = `    <testcase classname="rightly" name="${escaped(name)}"`;
  return message === undefined
    ? `${start}/>\n`
    : `${start}>\n      <${kind} message="${escaped(message)}"/>\n    </testcase>\n`;
}

/** Text in an attribute. XML cannot hold most control characters, so they are shown as escapes. */
const escaped = (text: string): string =>
  visible(text).replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`);
