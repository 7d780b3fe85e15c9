/** "1,000": a comma before three digits parts thousands; "0,500" can only be a half. */
const THOUSANDS = /^[1-9]\d{0,2}(,\d{3})+(\.\d+)?$/;

/** What was typed as a number; what can't be read as one stays as typed, for the check to name. */
export function readNumber(text: string): number | string | null {
  const typed = text.trim();
  if (typed === '') return null;
  const number = Number(THOUSANDS.test(typed) ? typed.replaceAll(',', '') : typed.replace(',', '.'));
  return Number.isNaN(number) ? typed : number;
}
