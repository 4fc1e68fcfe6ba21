import { useLingui } from '@lingui/react/macro';
import { Check, Hand, Undo2, X } from 'lucide-react';
import { useState } from 'react';
import { toProblem } from '@/shared/api/problem';
import { problemWords } from '@/shared/api/problem-words';
import { actThen } from '@/shared/desk/act-then';
import { usePageCommands } from '@/shared/desk/commands';
import { pickText, useLocale } from '@/shared/i18n/locale';
import { Banner } from '@/shared/ui/banner';
import { Button } from '@/shared/ui/button';
import { Checkbox } from '@/shared/ui/checkbox';
import type { LookListing } from '../desk-listing-types';
import { useDecideLook, useReleaseLook } from '../desk-listings-api';
import type { Claim } from '../use-claim';
import { DeskRejectDialog } from './desk-reject-dialog';

const NOTHING: ReadonlySet<string> = new Set();

export interface DeskDecisionBoxProps {
  listing: LookListing;
  claim: Claim;
  fieldName: (field: string) => string;
  /** It is decided: on to the next one. */
  onDone: () => void;
}

/** What to look at before deciding, and the decision: numbers tick, A approves once all is ticked, R refuses. */
export function DeskDecisionBox({ listing, claim, fieldName, onDone }: DeskDecisionBoxProps) {
  const { t } = useLingui();
  const locale = useLocale();
  const { id, version, checklist, allowed_events } = listing;
  const [ticked, setTicked] = useState({ version, codes: NOTHING });
  // What was looked at was another version: its seller changed it meanwhile.
  const ticks = ticked.version === version ? ticked.codes : NOTHING;
  const [isRejecting, setRejecting] = useState(false);
  const decide = useDecideLook();
  const release = useReleaseLook();
  const name = claim.lostTo;
  const [done, all] = [ticks.size, checklist.length];
  const isWhole = checklist.every(({ code }) => ticks.has(code));
  const mayNot = (event: string) => {
    if (name) return t`${name} works on this now.`;
    return allowed_events.includes(event) ? undefined : t`Its status does not allow this.`;
  };
  const noApproval = mayNot('approve') ?? (isWhole ? undefined : t`Tick everything on the list first.`);
  const noRejection = mayNot('reject');

  const tick = (code: string) => {
    const others = new Set(ticks);
    setTicked({ version, codes: others.delete(code) ? others : others.add(code) });
  };
  const approve = () =>
    actThen(
      decide,
      {
        id,
        decision: 'approve',
        expected_version: version,
        reason: '',
        field_reasons: [],
        checklist: Object.fromEntries(checklist.map(({ code }) => [code, true])),
      },
      onDone,
    );

  usePageCommands([
    ...checklist.slice(0, 9).map(({ code, label }, index) => ({
      key: `tick ${code}`,
      label: pickText(label, locale),
      hotkey: String(index + 1),
      run: () => tick(code),
      isKeyOnly: true,
    })),
    {
      key: 'approve',
      label: t`Approve`,
      icon: Check,
      hotkey: 'a',
      run: approve,
      disabledReason: decide.isPending ? t`Loading` : noApproval,
    },
    {
      key: 'reject',
      label: t`Reject`,
      icon: X,
      hotkey: 'r',
      run: () => setRejecting(true),
      disabledReason: noRejection,
    },
  ]);
  return (
    <section
      aria-label={t`Decision`}
      className="surface grid gap-3 p-4 max-lg:sticky max-lg:bottom-0 max-lg:z-10 max-lg:bg-overlay"
    >
      {name && (
        <Banner tone="attention" title={t`${name} works on this now.`}>
          {t`Your words stay here in case it comes back to you.`}
        </Banner>
      )}
      <div className="max-lg:hidden">
        {checklist.map(({ code, label }, index) => (
          <Checkbox
            key={code}
            label={pickText(label, locale)}
            aside={<kbd>{index + 1}</kbd>}
            checked={ticks.has(code)}
            onChange={() => tick(code)}
          />
        ))}
      </div>
      <details className="lg:hidden">
        <summary className="font-semibold">{t`To look at: ${done} of ${all}`}</summary>
        {checklist.map(({ code, label }) => (
          <Checkbox
            key={code}
            label={pickText(label, locale)}
            checked={ticks.has(code)}
            onChange={() => tick(code)}
          />
        ))}
      </details>
      {decide.error && <Banner tone="danger">{problemWords(toProblem(decide.error))}</Banner>}
      <div className="grid grid-cols-2 gap-2">
        <Button
          size="lg"
          variant="primary"
          icon={<Check className="size-4" aria-hidden="true" />}
          isLoading={decide.isPending}
          disabledReason={noApproval}
          onClick={approve}
        >
          {t`Approve`}
        </Button>
        <Button
          size="lg"
          variant="danger"
          icon={<X className="size-4" aria-hidden="true" />}
          disabledReason={noRejection}
          onClick={() => setRejecting(true)}
        >
          {t`Reject`}
        </Button>
      </div>
      {claim.isMine && (
        <p className="flex flex-wrap items-center justify-between gap-2 text-muted text-xs">
          <span className="inline-flex items-center gap-1">
            <Hand className="size-3.5" aria-hidden="true" />
            {t`You have taken it`}
          </span>
          <Button
            size="sm"
            variant="ghost"
            icon={<Undo2 className="size-3.5" aria-hidden="true" />}
            isLoading={release.isPending}
            onClick={() => actThen(release, { id }, onDone)}
          >
            {t`Give back`}
          </Button>
        </p>
      )}
      <DeskRejectDialog
        key={id}
        listing={listing}
        isOpen={isRejecting}
        onClose={() => setRejecting(false)}
        onDone={onDone}
        fieldName={fieldName}
      />
    </section>
  );
}
