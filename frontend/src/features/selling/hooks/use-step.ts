import { useEffect, useRef } from 'react';
import { useSearchParams } from '@/shared/router/router';
import { isStep, type SellStep } from '../sell-steps';

/**
 * The step that the address names (`?step=price`): Back, Forward and a reload keep it.
 *
 * @param fallback the step of an address that names none
 */
export function useStep(fallback: SellStep): [step: SellStep, goTo: (step: SellStep) => void] {
  const [params, setParams] = useSearchParams();
  const asked = params.get('step');
  const step = isStep(asked) ? asked : fallback;
  const goTo = (next: SellStep) => {
    if (next === step) return;
    setParams((before) => {
      const after = new URLSearchParams(before);
      after.set('step', next);
      return after;
    });
  };
  return [step, goTo];
}

/** A new step begins at its top, with its heading read out; the first one is left as the page shows it. */
export function useFocusOnStep(step: SellStep) {
  const place = useRef<HTMLDivElement>(null);
  const shown = useRef(step);
  useEffect(() => {
    if (shown.current === step) return;
    shown.current = step;
    window.scrollTo({ top: 0 });
    place.current?.focus({ preventScroll: true });
  }, [step]);
  return place;
}
