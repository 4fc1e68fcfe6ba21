import { useLingui } from '@lingui/react/macro';
import { useSearchParams } from '@/shared/router/router';
import { Select } from '@/shared/ui/select';
import { Tabs } from '@/shared/ui/tabs';
import type { OfferSide, OfferState } from '../api';
import { useOfferWords } from '../hooks/use-offer-words';
import { OfferList } from './offer-list';

const STATES: readonly OfferState[] = ['open', 'accepted', 'used', 'declined', 'withdrawn', 'expired'];

/** The inbox of offers: those one got and those one made; both choices are in the address. */
export function OfferTabs() {
  const { t } = useLingui();
  const { stateLabel } = useOfferWords();
  const [params, setParams] = useSearchParams();
  const side: OfferSide = params.get('side') === 'sent' ? 'sent' : 'received';
  const state = STATES.find((one) => one === params.get('state'));
  const go = (next: { side: OfferSide; state: OfferState | undefined }) =>
    setParams(
      {
        ...(next.side === 'sent' && { side: next.side }),
        ...(next.state && { state: next.state }),
      },
      { replace: true },
    );
  const panel = (
    <>
      <div className="mb-4 sm:max-w-64">
        <Select
          aria-label={t`State`}
          value={state ?? ''}
          onChange={(event) => go({ side, state: STATES.find((one) => one === event.target.value) })}
          options={[
            { value: '', label: t`All states` },
            ...STATES.map((value) => ({ value, label: stateLabel(value) })),
          ]}
        />
      </div>
      <OfferList key={`${side}.${state}`} side={side} state={state} />
    </>
  );
  return (
    <Tabs
      label={t`Whose offers`}
      value={side}
      onChange={(next) => go({ side: next, state: undefined })}
      tabs={[
        { key: 'received', label: t`For my accounts`, panel },
        { key: 'sent', label: t`Made by me`, panel },
      ]}
    />
  );
}
