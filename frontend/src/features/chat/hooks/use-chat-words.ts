import { useLingui } from '@lingui/react/macro';
import { useLocale } from '@/shared/i18n/locale';
import { formatRelative } from '@/shared/lib/dates';
import { formatSom } from '@/shared/lib/money';
import type { Chat } from '../api';
import type { Message } from '../thread';

/** What conversations' codes are called for people. */
export function useChatWords() {
  const { t } = useLingui();
  const locale = useLocale();

  const refund = ({ refund_amount: amount }: Message['params']) =>
    typeof amount === 'number' && amount > 0 ? formatSom(amount, locale) : null;

  /** A line of the shop's own about the order. */
  const systemLine = ({ event, params, text }: Message): string => {
    const back = refund(params);
    const lines: Record<string, string> = {
      'order.created': t`The order was made. The account is reserved.`,
      'order.paid': t`The order is paid. The money is safe in escrow.`,
      'order.delivered': t`The account was handed over. The buyer can check it now.`,
      'order.credentials_replaced': t`The seller has replaced the login data.`,
      'order.completed': t`The order is completed. The seller has been paid.`,
      'order.cancelled': back
        ? t`The order was cancelled. ${back} went back to the buyer.`
        : t`The order was cancelled. No money was taken.`,
      'order.refunded': back ? t`${back} went back to the buyer.` : t`The money went back to the buyer.`,
      'order.disputed': t`A dispute was opened. The money stays in escrow until it is settled.`,
      'dispute.withdrawn': t`The dispute was withdrawn. The order goes on.`,
      'dispute.resolved': t`The dispute is settled.`,
    };
    return lines[event] ?? (text || t`Something happened to the order.`);
  };

  /** A message in one line, for lists. */
  const summary = (message: Message, isOwn: boolean): string => {
    if (message.kind === 'system') return systemLine(message);
    const words = message.is_hidden
      ? t`Hidden by moderators`
      : message.kind === 'image'
        ? t`Picture`
        : message.text;
    return isOwn ? t`You: ${words}` : words;
  };

  const presence = ({ is_online, last_seen_at }: Chat['other']): string => {
    if (is_online) return t`online`;
    if (last_seen_at === null) return '';
    const moment = formatRelative(last_seen_at, locale);
    return t`last seen ${moment}`;
  };

  const sendRefusal = (chat: Chat): string => {
    if (chat.is_blocked) return t`You have blocked this person. Take the block back to write.`;
    return chat.send_refusal === 'chat.blocked'
      ? t`You cannot write to this person now.`
      : t`This conversation is closed. What was written stays here.`;
  };

  return { systemLine, summary, presence, sendRefusal };
}
