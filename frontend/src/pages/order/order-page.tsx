import { useLingui } from '@lingui/react/macro';
import { OrderChat } from '@/features/chat/components/order-chat';
import { OpenDispute } from '@/features/disputes/components/open-dispute';
import { useGame } from '@/features/games/api';
import { useChatReports } from '@/features/moderation/hooks/use-chat-reports';
import { useOrder } from '@/features/orders/api';
import { OrderSkeleton } from '@/features/orders/components/order-skeleton';
import { OrderView } from '@/features/orders/components/order-view';
import { useWallet } from '@/features/payments/api';
import { DepositForm } from '@/features/payments/components/deposit-form';
import { ReviewForm } from '@/features/reviews/components/review-form';
import { SupportLink } from '@/features/support/components/support-link';
import { PayCardChoice } from '@/features/withdrawals/components/pay-card-choice';
import { useDocumentTitle } from '@/shared/lib/use-document-title';
import { useParams } from '@/shared/router/router';
import { ProblemState } from '@/shared/ui/problem-state';

export function OrderPage() {
  const { t } = useLingui();
  const { id = '' } = useParams();
  const { data: order, dataUpdatedAt, error, refetch } = useOrder(id);
  const { data: wallet } = useWallet();
  const { dialog, ...reporting } = useChatReports();
  const { data: game } = useGame(order?.listing.game.slug);
  useDocumentTitle(order ? t`Order ${order.number}` : t`Order`);

  return (
    <div className="page py-6 md:py-8">
      {order ? (
        <OrderView
          order={order}
          receivedAt={dataUpdatedAt}
          available={wallet?.available}
          attributes={game?.attributes ?? []}
          renderTopUp={(topUp) => (
            <DepositForm {...topUp} renderCards={(choice) => <PayCardChoice {...choice} />} />
          )}
          openDispute={<OpenDispute key={order.id} order={order} />}
          chat={order.party !== 'staff' && <OrderChat key={order.id} orderId={order.id} {...reporting} />}
          reviewForm={<ReviewForm orderId={order.id} onDone={() => void refetch()} />}
        />
      ) : error ? (
        <ProblemState as="h1" error={error} onRetry={() => void refetch()} />
      ) : (
        <OrderSkeleton />
      )}
      {order && order.party !== 'staff' && (
        <SupportLink topic="order" kind="order" id={order.id} number={order.number} />
      )}
      {dialog}
    </div>
  );
}
