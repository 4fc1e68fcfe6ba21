import { HELD, type Held } from './entry';

/** What can have the focus; under the pointer is everything. */
const FOCUSABLE = ':is(a[href], button, input, select, textarea, [tabindex="0"])';
const HOLDS: Record<Held, readonly [pseudo: string, what: string]> = {
  hover: ['hover', '*'],
  active: ['active', '*'],
  focus: ['focus-visible', FOCUSABLE],
};

/** The rules of a style sheet for a pointer that is over, pressed, and for the keyboard's focus, bound to a held place. */
export function heldRules(css: string): string {
  return HELD.reduce((text, held) => {
    const [pseudo, what] = HOLDS[held];
    return text.replace(
      new RegExp(`(?<!\\\\):${pseudo}(?![\\w-])`, 'g'),
      `:is([data-held="${held}"] ${what})`,
    );
  }, css);
}

/** Let places marked `data-held` look as they would under the pointer or with the focus. @returns the way to stop */
export function holdStates(): () => void {
  const sheet = new CSSStyleSheet();
  const rules = [...document.styleSheets].flatMap(({ cssRules }) =>
    [...cssRules].map(({ cssText }) => cssText),
  );
  sheet.replaceSync(heldRules(rules.filter((text) => /:(hover|active|focus-visible)/.test(text)).join('\n')));
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  return () => {
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet);
  };
}
