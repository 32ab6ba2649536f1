import { visible } from '../../process/safe-text.ts';
import type { Verdict } from '../../results/judge-bars.ts';

/** What a JUnit file tells: a test case for each demand, or the error that kept these from being judged. */
export interface Suite {
  /** What was evaluated. */
  readonly name: string;
  readonly verdicts: readonly Verdict[];
  readonly error?: string;
}

/** A file in the form that CI systems read as test results. Failures are demands that are not met; errors are what could not be evaluated. */
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

/** Text in an attribute. XML has no way to write most control characters, so that they are shown as escapes. */
const escaped = (text: string): string =>
  visible(text).replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`);
