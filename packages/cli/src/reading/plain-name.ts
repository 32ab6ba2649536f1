/** Letter case, underscores, hyphens and spaces tell no two names of metrics apart. */
export const plain = (name: string): string => name.replaceAll(/[_\s-]/g, '').toLowerCase();
