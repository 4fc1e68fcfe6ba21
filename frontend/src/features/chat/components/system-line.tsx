import { useLingui } from '@lingui/react/macro';
import { paths } from '@/shared/lib/paths';
import { Link } from '@/shared/router/router';
import { useChatWords } from '../hooks/use-chat-words';
import type { Message } from '../thread';

/** What happened to the order, between what people say. */
export function SystemLine({ message }: { message: Message }) {
  const { t } = useLingui();
  const { systemLine } = useChatWords();
  const { order_id: orderId, dispute_id: disputeId } = message.params;
  return (
    <p className="mx-auto my-2 w-fit max-w-[92%] rounded-lg border border-line-muted bg-inset px-3 py-1.5 text-center text-muted text-xs">
      {systemLine(message)}{' '}
      {typeof disputeId === 'string' ? (
        <Link to={paths.dispute(disputeId)} className="whitespace-nowrap text-accent underline">
          {t`Open the dispute`}
        </Link>
      ) : (
        typeof orderId === 'string' && (
          <Link to={paths.order(orderId)} className="whitespace-nowrap text-accent underline">
            {t`Open the order`}
          </Link>
        )
      )}
    </p>
  );
}
