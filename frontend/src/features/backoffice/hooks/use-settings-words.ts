import { useLingui } from '@lingui/react/macro';
import { useLocale } from '@/shared/i18n/locale';
import { formatNumber, formatSom } from '@/shared/lib/money';
import type { Setting } from '../settings-api';

/** What a setting is called, what it does, and its value with its unit. */
export function useSettingWords() {
  const { t } = useLingui();
  const locale = useLocale();
  const names: Record<string, [name: string, what: string]> = {
    'withdrawals.second_approval_from': [
      t`Withdrawals that two people approve`,
      t`From this sum on a withdrawal waits for a second person.`,
    ],
    'disputes.second_ruling_from': [
      t`Disputes that two people decide`,
      t`From this price on a decision waits for a second person.`,
    ],
    'sellers.hold_hours': [
      t`New sellers wait for their money`,
      t`So long a new seller’s money is held after a sale.`,
    ],
    'sellers.hold_sales': [
      t`Sales until a seller is no longer new`,
      t`Until then the money of a sale is held.`,
    ],
    'cards.freeze_hours': [t`A new card waits`, t`So long nothing is paid out to a card after it was added.`],
    'money.freeze_hours': [
      t`Money waits after a change of the password`,
      t`So long nothing is paid out after the password or the e-mail was changed.`,
    ],
    'moderation.sla_hours': [t`A listing waits at most`, t`After this time the queue shows it as late.`],
    'moderation.claim_minutes': [
      t`A listing stays with whoever took it`,
      t`After this time without a sign of life others can take it.`,
    ],
    'reports.per_day': [t`Reports of one person a day`, t`Who reports more is asked to wait until tomorrow.`],
  };
  const parts: [name: string, ...prefixes: string[]][] = [
    [t`Money out`, 'withdrawals', 'cards', 'money'],
    [t`Sellers`, 'sellers'],
    [t`Disputes`, 'disputes'],
    [t`Moderation`, 'moderation', 'reports'],
  ];
  const known = parts.flatMap(([, ...prefixes]) => prefixes);
  const prefixOf = (key: string) => key.split('.')[0] ?? key;
  const groups = [
    ...parts.map(([name, ...prefixes]) => ({
      name,
      isOf: (key: string) => prefixes.includes(prefixOf(key)),
    })),
    { name: t`Other`, isOf: (key: string) => !known.includes(prefixOf(key)) },
  ];
  const shown = (kind: Setting['kind'], value: number): string => {
    const amount = formatNumber(value);
    return { som: formatSom(value, locale), hours: t`${amount} h`, minutes: t`${amount} min`, count: amount }[
      kind
    ];
  };
  return {
    nameOf: (key: string) => names[key]?.[0] ?? key,
    whatOf: (key: string) => names[key]?.[1],
    shown,
    groups,
  };
}
