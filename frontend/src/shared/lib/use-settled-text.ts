import { useEffect, useEffectEvent, useState } from 'react';

const WAIT_MS = 300;

export interface SettledText {
  /** What stands in the field. */
  typed: string;
  type: (text: string) => void;
  /**
   * Tell now what still waits: at Enter and when the field is left. Whoever types and at once follows a link must not be
   * called back by an address that is written after they have gone.
   */
  settle: () => void;
}

/**
 * A text field whose words count once they have stood still for a moment.
 *
 * @param value what counts now; when it is changed from outside, what was typed is no longer meant
 * @param onSettle told what is typed, once for each change
 * @param isSame whether a text says no more than the value, though it may look otherwise ("10000" and "10 000")
 */
export function useSettledText(
  value: string,
  onSettle: (text: string) => void,
  isSame: (text: string, value: string) => boolean = (text, counted) => text.trim() === counted,
): SettledText {
  const [typed, setTyped] = useState(value);
  const [seen, setSeen] = useState(value);
  const [isWaiting, setWaiting] = useState(false);
  if (seen !== value) {
    setSeen(value);
    if (!isSame(typed, value)) {
      setTyped(value);
      setWaiting(false);
    }
  }
  const settle = () => {
    setWaiting(false);
    if (isWaiting && !isSame(typed, value)) onSettle(typed);
  };
  const ripe = useEffectEvent(settle);
  // biome-ignore lint/correctness/useExhaustiveDependencies: with every letter the wait begins anew.
  useEffect(() => {
    if (!isWaiting) return;
    const timer = setTimeout(() => ripe(), WAIT_MS);
    return () => clearTimeout(timer);
  }, [typed, isWaiting]);
  return {
    typed,
    type: (text) => {
      setTyped(text);
      setWaiting(true);
    },
    settle,
  };
}
