import { on } from 'svelte/events';
import { today, untilTomorrow } from '../time/days';
import { diary } from './diary.svelte';

/** A timer may be a little early. */
const A_MOMENT = 500;

/** The patient's day, for a screen that may stay open over midnight. For use inside components. */
export function currentDay(): { readonly value: string } {
  let day = $state(today());
  const look = () => (day = today());
  $effect(() => {
    void [day, diary.version];
    look();
    const timer = setTimeout(look, untilTomorrow() + A_MOMENT);
    return () => clearTimeout(timer);
  });
  $effect(() => on(document, 'visibilitychange', look));
  return {
    get value() {
      return day;
    },
  };
}
