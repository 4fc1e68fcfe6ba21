import { type RefObject, useEffect, useRef } from 'react';

/**
 * Once a form is free again after a refusal, its first wrong field gets the focus: while it is being sent its fields
 * are disabled and cannot take it.
 *
 * @returns the form's ref
 */
export function useFocusOnRefusal(isSubmitting: boolean): RefObject<HTMLFormElement | null> {
  const form = useRef<HTMLFormElement>(null);
  const wasSubmitting = useRef(false);
  useEffect(() => {
    if (wasSubmitting.current && !isSubmitting) {
      form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
    }
    wasSubmitting.current = isSubmitting;
  }, [isSubmitting]);
  return form;
}
