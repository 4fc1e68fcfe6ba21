import { useLingui } from '@lingui/react/macro';
import { Check, CheckCheck, EyeOff } from 'lucide-react';
import { memo, type ReactNode } from 'react';
import type { Message } from '../thread';
import { Bubble } from './bubble';
import { ClockTime } from './clock-time';
import { MessagePicture } from './message-picture';
import { SystemLine } from './system-line';

export interface MessageLineProps {
  message: Message;
  isFirstOfGroup: boolean;
  isOwn: boolean;
  isRead: boolean;
  /** The way to report it; not for one's own, nor for the staff's. */
  renderReport: ((message: Message) => ReactNode) | undefined;
}

/** One stored message. */
export const MessageLine = memo(function MessageLine(props: MessageLineProps) {
  const { t } = useLingui();
  const { message, isFirstOfGroup, isOwn, isRead, renderReport } = props;
  const isReportable = !isOwn && !message.is_hidden && message.sender_party !== 'staff';
  if (message.kind === 'system') return <SystemLine message={message} />;
  return (
    <Bubble
      isOwn={isOwn}
      isFirstOfGroup={isFirstOfGroup}
      author={message.sender_party === 'staff' && !isOwn ? t`WibeStore’s staff` : undefined}
      meta={
        <>
          {isReportable && renderReport?.(message)}
          <ClockTime iso={message.created_at} />
          {isOwn && <Ticks isRead={isRead} />}
        </>
      }
      note={isOwn && message.is_masked && <MaskedNote />}
    >
      <span className="sr-only">{isOwn ? t`You:` : null}</span>
      {message.is_hidden ? (
        <p className="text-muted italic">{t`Hidden by moderators`}</p>
      ) : message.image ? (
        <MessagePicture image={message.image} />
      ) : (
        <p className="whitespace-pre-line break-words">{message.text}</p>
      )}
    </Bubble>
  );
});

function Ticks({ isRead }: { isRead: boolean }) {
  const { t } = useLingui();
  const Icon = isRead ? CheckCheck : Check;
  return (
    <span role="img" aria-label={isRead ? t`Read` : t`Sent`} className={isRead ? 'text-accent' : undefined}>
      <Icon className="size-3.5" aria-hidden="true" />
    </span>
  );
}

function MaskedNote() {
  const { t } = useLingui();
  return (
    <p className="flex items-start gap-1.5 text-attention">
      <EyeOff className="mt-0.5 size-3.5 shrink-0" aria-hidden="true" />
      {t`Contacts are hidden: outside the shop nobody can protect your money.`}
    </p>
  );
}
