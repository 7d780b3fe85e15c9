import { fieldLabel } from '../registry/registry';
import type { Field } from '../registry/types';

/** What to do where a field that is needed is blank: it is named, unless its name alone says too little. `isPlanned`: of an appointment. */
export function missingWords(kind: string, { name, type }: Field, isPlanned = false): string {
  const others: Record<string, string> = {
    'window_count.site': 'Choose where.',
    'window_count.seconds': 'Give how long you watched.',
    'window_count.twitches': 'Give the number of twitches.',
    'symptom.sensation': 'Choose what you felt.',
    'sleep.asleep_at': 'Give the time when you fell asleep.',
    'sleep.awake_at': 'Give the time when you woke up.',
    'caffeine.mg': 'Give the amount of caffeine.',
    'hydration.ml': 'Give the amount.',
    'alcohol.grams': 'Give the amount of alcohol.',
    'b12.route': 'Choose how it was taken.',
    'supplement.nutrient': 'Choose which supplement.',
    'food.food': 'Choose which food.',
    'food.servings': 'Give the number of servings.',
    'exercise.minutes': 'Give the number of minutes.',
    'event.title': isPlanned ? 'Say with whom.' : 'Say what it was.',
    'plan.what': 'Choose what it is.',
    'tracker.type': 'Choose how it is measured.',
    'experiment.what': 'Choose what to try.',
  };
  const named = fieldLabel(kind, name).toLowerCase();
  return others[`${kind}.${name}`] ?? (type === 'choice' || type === 'scale' ? `Choose the ${named}.` : `Give the ${named}.`);
}
