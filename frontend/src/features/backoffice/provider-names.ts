/** The providers by their codes, in the order of the shop's methods; names of companies are the same in all languages. */
const PROVIDERS = {
  payme: 'Payme',
  click: 'Click',
  paynet: 'Paynet',
  uzcard: 'Uzcard',
  humo: 'Humo',
  sandbox: 'Sandbox',
} as const;

export const PROVIDER_CODES = Object.keys(PROVIDERS) as (keyof typeof PROVIDERS)[];

export function providerName(code: string): string {
  return Object.hasOwn(PROVIDERS, code) ? PROVIDERS[code as keyof typeof PROVIDERS] : code;
}
