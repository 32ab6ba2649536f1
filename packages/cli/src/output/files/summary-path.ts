/** The file of a summary: the named one, or that of the GitHub job; undefined without one. */
export const summaryPath = (option: string | true | undefined): string | undefined =>
  option === true ? process.env['GITHUB_STEP_SUMMARY'] || undefined : option;
