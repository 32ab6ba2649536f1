/** Where a summary goes: the file that is named, or the one of GitHub's job; undefined where there is none. */
export const summaryPath = (option: string | true | undefined): string | undefined =>
  option === true ? process.env['GITHUB_STEP_SUMMARY'] || undefined : option;
