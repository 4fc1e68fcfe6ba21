import { useLingui } from '@lingui/react/macro';
import {
  BadgePercent,
  BellRing,
  HandCoins,
  type LucideIcon,
  MessageCircle,
  Scale,
  ShieldAlert,
  ShoppingBag,
  Star,
  Tags,
  Wallet,
} from 'lucide-react';
import type { Channel, NotificationGroup } from '../api';

/** The groups in the order people look for them. */
export const GROUPS: readonly NotificationGroup[] = [
  'order',
  'money',
  'offer',
  'chat',
  'review',
  'listing',
  'watching',
  'subscription',
  'security',
  'staff',
];

export const GROUP_ICONS: Record<NotificationGroup, LucideIcon> = {
  order: ShoppingBag,
  money: Wallet,
  offer: HandCoins,
  chat: MessageCircle,
  review: Star,
  listing: Tags,
  watching: BellRing,
  subscription: BadgePercent,
  security: ShieldAlert,
  staff: Scale,
};

/** What groups and channels are called for people. */
export function useGroupWords() {
  const { t } = useLingui();
  const groups: Record<NotificationGroup, string> = {
    order: t`Orders`,
    money: t`Money`,
    offer: t`Price offers`,
    chat: t`Messages`,
    review: t`Reviews`,
    listing: t`My listings`,
    watching: t`Saved searches and prices`,
    subscription: t`Plan`,
    security: t`Security`,
    staff: t`Staff`,
  };
  const channels: Record<Channel, string> = {
    socket: t`At once on the site`,
    email: t`E-mail`,
    push: t`Push`,
    telegram: t`Telegram`,
  };
  return {
    groupOf: (group: NotificationGroup) => groups[group],
    channelOf: (channel: Channel) => channels[channel],
  };
}
