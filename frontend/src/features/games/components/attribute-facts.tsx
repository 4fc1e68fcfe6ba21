import { useLingui } from '@lingui/react/macro';
import {
  BadgeCheck,
  CalendarDays,
  Car,
  Coins,
  Gem,
  Globe,
  Hash,
  KeyRound,
  ListChecks,
  type LucideIcon,
  Mail,
  MonitorSmartphone,
  Phone,
  Receipt,
  ShieldAlert,
  Shirt,
  Swords,
  TextQuote,
  TrendingUp,
  Trophy,
  Unlink,
  UserRoundCheck,
  UsersRound,
  Video,
} from 'lucide-react';
import { pickText, useLocale } from '@/shared/i18n/locale';
import { attributeText } from '@/shared/lib/attribute-text';
import type { GameAttribute } from '../api';
import { type Facts, isSaid } from '../facts';

/** A listing's attributes as facts: a drawing, what it is, what it says. Unsaid ones are left out. */
export function AttributeFacts({ attributes, values }: Facts) {
  const { t } = useLingui();
  const locale = useLocale();
  const words = { yes: t`Yes`, no: t`No` };
  return (
    <dl className="grid gap-px overflow-hidden rounded-xl border border-line bg-line-muted sm:grid-cols-2">
      {attributes.map((attribute) => {
        const value = values[attribute.key];
        if (!isSaid(value)) return null;
        const Icon = iconOf(attribute);
        return (
          <div
            key={attribute.key}
            className="relative flex min-h-15 min-w-0 flex-col justify-center bg-canvas py-3 pr-4 pl-16 sm:last:odd:col-span-2"
          >
            <dt className="text-[13px] text-muted leading-4.5">
              <span className="-translate-y-1/2 absolute top-1/2 left-4 grid size-9 place-items-center rounded-md border border-line-muted bg-raised">
                <Icon className="size-4.5" aria-hidden="true" />
              </span>
              {pickText(attribute.label, locale)}
            </dt>
            <dd className="font-semibold leading-5 tnum">{attributeText(attribute, value, locale, words)}</dd>
          </div>
        );
      })}
    </dl>
  );
}

const ICONS_BY_KEY: readonly [RegExp, LucideIcon][] = [
  [/^origin$/, UserRoundCheck],
  [/^never_sold$/, BadgeCheck],
  [/ban|warn|cooldown|low_priority|limited/, ShieldAlert],
  [/unlink/, Unlink],
  [/mail/, Mail],
  [/phone/, Phone],
  [/age|year|days|hours|last/, CalendarDays],
  [/login|guard|verified/, KeyRound],
  [/video/, Video],
  [/receipt|check|proof/, Receipt],
  [/region|server|edition/, Globe],
  [/platform|version/, MonitorSmartphone],
  [/rank|league|division|title|trophies|medals|mmr|rating|elo/, Trophy],
  [/skin|outfit|suit|bundle|cape|emote|collection/, Shirt],
  [/car|vehicle|tank/, Car],
  [/gold|coin|credit|money|balance|robux|value|donat|spent|invest|cp$|^uc$/, Coins],
  [/gem|diamond|legend|mythic|arcan|rare|platinum/, Gem],
  [/hero|champion|character|brawler|class/, UsersRound],
  [/gun|weapon|knives|gloves|battles|kd|wins|win_rate|matches/, Swords],
  [/level|hall|power|stars|mastery/, TrendingUp],
];

const ICONS_BY_TYPE: Record<GameAttribute['type'], LucideIcon> = {
  int: Hash,
  choice: ListChecks,
  text: TextQuote,
  bool: BadgeCheck,
};

function iconOf({ key, type }: GameAttribute): LucideIcon {
  return ICONS_BY_KEY.find(([pattern]) => pattern.test(key))?.[1] ?? ICONS_BY_TYPE[type];
}
