import { useLingui } from '@lingui/react/macro';
import { useSearchParams } from '@/shared/router/router';
import { Tabs } from '@/shared/ui/tabs';
import type { OrderSide, OrderState } from '../api';
import { OrderList } from './order-list';

const GROUPS = {
  all: [],
  open: ['awaiting_payment', 'paid', 'delivered', 'disputed'],
  completed: ['completed'],
  closed: ['cancelled', 'refunded', 'partially_refunded'],
} as const satisfies Record<string, readonly OrderState[]>;

type Group = keyof typeof GROUPS;

const isGroup = (text: string | null): text is Group => text !== null && Object.hasOwn(GROUPS, text);

/** A list of orders by what has become of them; the choice is in the address (`?state=open`). */
export function OrderTabs({ side }: { side: OrderSide }) {
  const { t } = useLingui();
  const [params, setParams] = useSearchParams();
  const asked = params.get('state');
  const group = isGroup(asked) ? asked : 'all';
  const labels: Record<Group, string> = {
    all: t`All`,
    open: t`In progress`,
    completed: t`Completed`,
    closed: t`Cancelled`,
  };
  return (
    <Tabs
      label={t`State`}
      value={group}
      onChange={(key) => setParams(key === 'all' ? {} : { state: key }, { replace: true })}
      tabs={(Object.keys(GROUPS) as Group[]).map((key) => ({
        key,
        label: labels[key],
        panel: <OrderList key={key} side={side} states={GROUPS[key]} />,
      }))}
    />
  );
}
