declare global {
  interface Window {
    trustedTypes?: {
      createPolicy: (
        name: string,
        rules: { createScriptURL: (url: string) => string },
      ) => { createScriptURL: (url: string) => unknown };
    };
  }
}

export const GOOGLE_SCRIPT = 'https://accounts.google.com/gsi/client';

let policy: { createScriptURL: (url: string) => unknown } | undefined;

/**
 * The address of a script as browsers with trusted types take it: Google's sign-in, or one of our own.
 *
 * @throws TypeError it is neither
 */
export function trustedScript(url: string): string {
  policy ??= window.trustedTypes?.createPolicy('wibestore', { createScriptURL: checked });
  return (policy ? policy.createScriptURL(url) : checked(url)) as string;
}

function checked(url: string): string {
  const { href, origin } = new URL(url, window.location.href);
  if (href !== GOOGLE_SCRIPT && origin !== window.location.origin) {
    throw new TypeError(`Not a script of the shop: ${href}`);
  }
  return url;
}
