/** A code as it was meant: people paste spaces along, and apps show them. */
export const typedCode = (typed: string) => typed.replace(/\s/g, '');
