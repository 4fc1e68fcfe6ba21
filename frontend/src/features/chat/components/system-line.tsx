import { useLingui } from '@lingui/react/macro';
import { paths } from '@/shared/lib/paths';
import { useChatWords } from '../hooks/use-chat-words';
import type { Message } from '../thread';
import { LinkElsewhere } from './link-elsewhere';

const LINK = 'whitespace-nowrap text-accent underline';

/** What happened to the order, between what people say. */
export function SystemLine({ message }: { message: Message }) {
  const { t } = useLingui();
  const { systemLine } = useChatWords();
  const { order_id: orderId, dispute_id: disputeId } = message.params;
  return (
    <p className="mx-auto my-2 w-fit max-w-[92%] rounded-lg border border-line-muted bg-inset px-3 py-1.5 text-center text-muted text-xs">
      {systemLine(message)}{' '}
      {typeof disputeId === 'string' ? (
        <LinkElsewhere to={paths.dispute(disputeId)} className={LINK}>
          {t`Open the dispute`}
        </LinkElsewhere>
      ) : (
        typeof orderId === 'string' && (
          <LinkElsewhere to={paths.order(orderId)} className={LINK}>
            {t`Open the order`}
          </LinkElsewhere>
        )
      )}
    </p>
  );
}
