/** What the report is printed on. */

export type Paper = 'a4' | 'letter';

const LETTER = ['US', 'CA', 'MX'];

/** Where the language is spoken, if it says so. */
export const usualPaper = (language: string): Paper => (LETTER.includes(new Intl.Locale(language).region ?? '') ? 'letter' : 'a4');
