import { fieldLabel } from '../registry/registry';

/** What a form calls a field: what a chart calls its values by says, under the name of the kind, too little. */
export function fieldCalled(kind: string, field: string): string {
  const others: Record<string, string> = {
    'hydration.ml': 'Amount',
    'alcohol.grams': 'Amount',
    'exercise.minutes': 'How long',
  };
  return others[`${kind}.${field}`] ?? fieldLabel(kind, field);
}
