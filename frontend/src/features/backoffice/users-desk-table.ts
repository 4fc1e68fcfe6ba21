import { choice, type DaySpan, days, type Filter, flag, tableSpec, text } from '@/shared/desk/table-spec';

export const STAFF_ROLES = ['moderator', 'finance', 'admin'] as const;
export const PLANS = ['free', 'premium', 'pro'] as const;
/** Names of plans are the same in all languages. */
export const PLAN_NAMES = { free: 'Free', premium: 'Premium', pro: 'Pro' } as const;

/** As many letters as the server looks for. */
const words = text(64);

/** An e-mail address or a number: it must not stand in an address of the web, the server refuses it there. */
export function isPersonal(value: string): boolean {
  return value.includes('@') || /^\+?998/.test(value.replaceAll(/[\s()-]/g, ''));
}

/** A name, an id, an order's number; what is personal never reaches the address. */
function names(): Filter<string> {
  return {
    ...words,
    read: (params, name) => {
      const value = words.read(params, name);
      return value === undefined || isPersonal(value) ? undefined : value;
    },
    write: (params, name, value) =>
      words.write(params, name, value === undefined || isPersonal(value) ? undefined : value),
  };
}

/** Days of Tashkent as the moments that the server asks for. */
function joined(): Filter<DaySpan> {
  return {
    ...days('created_from', 'created_to'),
    ask: ({ from, to }) => ({
      created_from: from ? `${from}T00:00:00+05:00` : undefined,
      created_to: to ? `${to}T23:59:59.999+05:00` : undefined,
    }),
  };
}

export const USERS = tableSpec({
  key: 'users',
  sorts: ['-created_at', '-last_seen_at', '-sales_count'],
  filters: {
    search: names(),
    is_blocked: flag(),
    role: choice(STAFF_ROLES),
    plan: choice(PLANS),
    is_verified_seller: flag(),
    email_verified: flag(),
    has_debt: flag(),
    created: joined(),
  },
});
