import { useLingui } from '@lingui/react/macro';
import type { AttributeType, GameFault, GameFaults, Platform } from './desk-game-draft';

/** Names that are the same in every language. */
export const PLATFORM_NAMES: Record<Platform, string> = {
  android: 'Android',
  ios: 'iOS',
  pc: 'PC',
  ps: 'PlayStation',
  xbox: 'Xbox',
  switch: 'Nintendo Switch',
};

/** What the codes of a game's form are called for people. */
export function useGameWords() {
  const { t } = useLingui();
  const types: Record<AttributeType, string> = {
    int: t`A number`,
    choice: t`One of several`,
    text: t`Text`,
    bool: t`Yes or no`,
  };
  const faults: Record<GameFault, string> = {
    required: t`This is needed.`,
    key: t`Small Latin letters, digits and _, beginning with a letter.`,
    twice: t`This is there twice, or every game has it already.`,
    words: t`Write it in all three languages.`,
    value: t`Small Latin letters, digits, - _ and a dot.`,
    number: t`Enter a whole number.`,
    bounds: t`At least as much as the lower bound.`,
    other: t`The server does not take this.`,
  };
  const popularity: Record<number, string> = {
    1: t`On the home page`,
    2: t`Well known`,
    3: t`All others`,
  };
  const faultAt = (all: GameFaults, place: string): string | undefined => {
    const fault = all.get(place);
    return fault && faults[fault];
  };
  return { typeOf: (type: AttributeType) => types[type], popularity, faultAt };
}
