// Follows docs/start.md in an empty folder as a newcomer does, with the packages as they would be published. Runs the workflow after each push.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const author = { GIT_AUTHOR_NAME: 'A', GIT_AUTHOR_EMAIL: 'a@example.org' };
const committer = { GIT_COMMITTER_NAME: 'A', GIT_COMMITTER_EMAIL: 'a@example.org' };

/** Runs a line of a shell; gives its exit status and all that it printed. */
function shell(cwd, line, more = {}) {
  const env = { ...process.env, NO_COLOR: '1', ...author, ...committer, ...more };
  const { status, stdout, stderr } = spawnSync('sh', ['-e', '-c', line], {
    cwd,
    env,
    encoding: 'utf8',
  });
  return { status, printed: `${stdout}${stderr}` };
}

function expectEqual(what, found, expected) {
  if (found !== expected)
    throw new Error(`docs/start.md: ${what}: ${expected} expected, got ${found}`);
}

/** The steps of the page, in their order: files to write, lines to run, and commands with what they print. */
const stepsOf = (page) =>
  Array.from(
    page.matchAll(/^(?:`(?<file>[\w./-]+)`\n\n)?```(?<kind>\w+)\n(?<text>[^]*?)^```/gm),
    ({ groups }) => groups,
  );

/** Each command of a block, with what it prints, and its exit status where the block shows that. */
const commandsIn = (text) =>
  text
    .split(/^\$ (?!echo \$\?)/m)
    .slice(1)
    .map((part) => {
      const [shown, status] = part.split('$ echo $?\n');
      const end = shown.indexOf('\n');
      return {
        line: shown.slice(0, end),
        printed: shown.slice(end + 1),
        status: Number(status ?? 0),
      };
    });

/** `cwd` is an empty folder. `packed` is the folder of the packages. */
export function followStart(root, packed, cwd) {
  const page = readFileSync(join(root, 'docs/start.md'), 'utf8');
  const change = /In `(?<file>[^`]+)`, write `(?<after>[^`]+)` instead of `(?<before>[^`]+)`/;
  for (const { file, kind, text } of stepsOf(page)) {
    if (file) {
      mkdirSync(dirname(join(cwd, file)), { recursive: true });
      writeFileSync(join(cwd, file), text);
    } else if (kind === 'console') {
      for (const { line, printed, status } of commandsIn(text)) {
        const found = shell(cwd, line);
        expectEqual(`$ ${line}`, found.printed, printed);
        expectEqual(`the status of $ ${line}`, found.status, status);
      }
    } else if (!text.startsWith('cd ~/rightly')) {
      if (text.includes('git push')) {
        pushFirst(cwd);
        runWorkflow(`${cwd}-remote`, 1);
        changeFile(cwd, change.exec(page).groups);
      }
      const { status, printed } = shell(cwd, text.replaceAll('~/rightly', packed));
      if (status !== 0) throw new Error(`docs/start.md: ${text}${printed}`);
    }
  }
  runWorkflow(`${cwd}-remote`, 0);
}

/** Pushes the first commit to a new repository. A folder takes the place of GitHub. */
function pushFirst(cwd) {
  const remote = `${cwd}-remote`;
  const { status, printed } = shell(
    cwd,
    `git init --quiet --bare ${remote}; git remote add origin ${remote}; git push --quiet --set-upstream origin HEAD`,
  );
  expectEqual(`the status of the first push, which printed ${printed}`, status, 0);
}

/** Makes the change that the page describes in words. */
function changeFile(cwd, { file, before, after }) {
  const path = join(cwd, file);
  const text = readFileSync(path, 'utf8');
  expectEqual(`${file} contains ${before}`, text.includes(before), true);
  writeFileSync(path, text.replace(before, after));
}

/** Runs the workflow in a clone, as the CI does. Each step must pass, except the last one, the gate: its exit status must be `gate`. */
function runWorkflow(remote, gate) {
  const clone = `${remote}-clone-${gate}`;
  expectEqual(
    'git clone',
    shell(dirname(remote), `git clone --quiet ${remote} ${clone}`).status,
    0,
  );
  const workflow = readFileSync(join(clone, '.github/workflows/gate.yml'), 'utf8');
  const lines = Array.from(workflow.matchAll(/^ *- run: (.*)$/gm), ([, line]) => line);
  const summary = join(clone, 'summary.md');
  for (const line of lines) {
    const { status, printed } = shell(clone, line, { GITHUB_STEP_SUMMARY: summary });
    const expected = line === lines.at(-1) ? gate : 0;
    expectEqual(`the status of ${line} in the CI, which printed ${printed}`, status, expected);
  }
  const failure = '❌ accuracy must be at least 0.9; it is 0.75, 0.15 too low';
  const hasFailure = gate === 1;
  expectEqual('the summary', readFileSync(summary, 'utf8').includes(failure), hasFailure);
  expectEqual(
    'rightly.xml',
    readFileSync(join(clone, 'rightly.xml'), 'utf8').includes('failures="1"'),
    hasFailure,
  );
}
