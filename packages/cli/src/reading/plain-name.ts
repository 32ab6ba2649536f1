/** The name of a metric for comparison, without letter case, underscores, hyphens and spaces. */
export const plain = (name: string): string => name.replaceAll(/[_\s-]/g, '').toLowerCase();
