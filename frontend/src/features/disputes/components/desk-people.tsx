import { useLingui } from '@lingui/react/macro';
import { PersonLine } from '@/shared/desk/person-line';
import { Card } from '@/shared/ui/card';
import { Time } from '@/shared/ui/time';
import type { DisputeDesk } from '../desk-disputes-api';
import { useDisputeWords } from '../hooks/use-dispute-words';
import { DeskVerdicts } from './desk-verdicts';

/** The two people and how they fared before. */
export function DeskPeople({ desk }: { desk: DisputeDesk }) {
  const { t } = useLingui();
  const { partyOf } = useDisputeWords();
  return (
    <Card className="p-4 md:p-5">
      <h2 className="font-semibold text-base">{t`The two sides`}</h2>
      <div className="mt-3 grid gap-4">
        {(['buyer', 'seller'] as const).map((side) => {
          const { user, created_at, sales, disputes_opened, disputes_lost, verdicts } = desk[side];
          return (
            <section key={side} aria-label={partyOf(side)}>
              <PersonLine person={{ ...user, is_verified_seller: user.is_verified }} note={partyOf(side)} />
              <dl className="mt-2 grid grid-cols-[1fr_auto] gap-1 text-[13px] tnum">
                <dt className="text-muted">{t`Here since`}</dt>
                <dd>
                  <Time iso={created_at} />
                </dd>
                <dt className="text-muted">{t`Sales`}</dt>
                <dd>{sales}</dd>
                <dt className="text-muted">{t`Disputes opened`}</dt>
                <dd>{disputes_opened}</dd>
                <dt className="text-muted">{t`Of these, lost`}</dt>
                <dd className={disputes_lost > 0 ? 'font-semibold text-danger' : undefined}>
                  {disputes_lost}
                </dd>
              </dl>
              <DeskVerdicts verdicts={verdicts} />
            </section>
          );
        })}
      </div>
    </Card>
  );
}
