import { useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { Card } from '@/shared/ui/card';
import { Money } from '@/shared/ui/money';
import type { Dispute } from '../api';
import { Proposals } from './proposals';
import { ProposeStep } from './propose-step';
import { SplitBar } from './split-bar';
import { SplitSums } from './split-sums';
import { WithdrawStep } from './withdraw-step';

export interface MoneyBoxProps {
  dispute: Dispute;
  /** The button by which a buyer confirms the order after all; nothing for others. */
  confirmStep: ReactNode;
  /** How the staff decides; nothing for the two who are in dispute. */
  decision?: ReactNode;
  onOutdated: () => void;
}

/** The money in dispute: what lies in escrow, how it may be divided, and the ways to end it. */
export function MoneyBox({ dispute, confirmStep, decision, onOutdated }: MoneyBoxProps) {
  const { t } = useLingui();
  const { order } = dispute;
  return (
    <Card className="relative overflow-hidden p-4 md:p-5" id="money">
      <span aria-hidden="true" className="aurora-line absolute inset-x-0 top-0 h-0.5" />
      {dispute.status === 'open' ? (
        <div className="grid gap-4">
          <div>
            <h2 className="text-[13px] text-muted">{t`In escrow, until this is settled`}</h2>
            <Money amount={order.price} size="lg" className="mt-1" />
          </div>
          {decision}
          <Proposals dispute={dispute} onOutdated={onOutdated} />
          <ProposeStep dispute={dispute} onOutdated={onOutdated} />
          <div className="grid gap-2 border-line-muted border-t pt-4 empty:hidden">
            {confirmStep}
            <WithdrawStep dispute={dispute} onOutdated={onOutdated} />
          </div>
        </div>
      ) : (
        <ClosedMoney dispute={dispute} />
      )}
    </Card>
  );
}

function ClosedMoney({ dispute }: { dispute: Dispute }) {
  const { t } = useLingui();
  const { order } = dispute;
  if (dispute.outcome === 'withdrawn') {
    return (
      <>
        <h2 className="text-[13px] text-muted">{t`Price of the order`}</h2>
        <Money amount={order.price} size="lg" className="mt-1" />
      </>
    );
  }
  const split = { buyer: order.refund_amount, seller: order.seller_amount, commission: order.commission };
  return (
    <div className="grid gap-3">
      <div>
        <h2 className="text-[13px] text-muted">{t`How the money was divided`}</h2>
        <Money amount={order.price} size="lg" className="mt-1" />
      </div>
      <SplitBar split={split} />
      <SplitSums split={split} rateBps={order.rate_bps} party={order.party} />
    </div>
  );
}
