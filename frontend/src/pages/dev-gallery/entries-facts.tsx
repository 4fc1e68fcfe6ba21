import { Info } from 'lucide-react';
import { Button } from '@/shared/ui/button';
import { Card } from '@/shared/ui/card';
import { InTurn } from '@/shared/ui/in-turn';
import { Money } from '@/shared/ui/money';
import { Outcome, OutcomeIcon } from '@/shared/ui/outcome';
import { PlanMark } from '@/shared/ui/plan-mark';
import { Progress } from '@/shared/ui/progress';
import { Rating } from '@/shared/ui/rating';
import { RevealedSecrets } from '@/shared/ui/revealed-secrets';
import { SCROLLED_ROW, SMALL_PLACE } from '@/shared/ui/scrolled-row';
import { Skeleton } from '@/shared/ui/skeleton';
import { Spinner } from '@/shared/ui/spinner';
import { Stars } from '@/shared/ui/stars';
import { Stat } from '@/shared/ui/stat';
import { Time } from '@/shared/ui/time';
import { Timeline } from '@/shared/ui/timeline';
import { VerifiedMark } from '@/shared/ui/verified-mark';
import { WhenNear } from '@/shared/ui/when-near';
import { type GalleryEntry, nothing } from './entry';

const OVER = new Date(Date.now() - 60_000).toISOString();

/** Sums, times and how far things are. */
export const FACTS: readonly GalleryEntry[] = [
  {
    file: 'ui/money',
    kind: 'words',
    states: {
      default: <Money amount={4_850_000} size="lg" />,
      cheaper: <Money amount={4_000_000} oldAmount={4_850_000} />,
      'came in': <Money amount={500_000} isSigned />,
      'went out': <Money amount={-500_000} isSigned />,
    },
  },
  {
    file: 'ui/outcome',
    kind: 'words',
    states: {
      default: (
        <Outcome
          tone="success"
          mark={<OutcomeIcon of={Info} />}
          title="The money is here"
          actions={<Button>Go on</Button>}
        >
          500 000 soʻm
        </Outcome>
      ),
      loading: <Outcome tone="accent" mark={<Spinner className="size-6" />} title="We ask the bank" />,
      error: <Outcome tone="danger" mark={<OutcomeIcon of={Info} />} title="Nothing was charged" />,
    },
  },
  {
    file: 'ui/plan-mark',
    kind: 'words',
    states: {
      default: <PlanMark plan="premium" />,
      pro: <PlanMark plan="pro" />,
      empty: <PlanMark plan="free" />,
    },
  },
  {
    file: 'ui/progress',
    kind: 'words',
    states: {
      default: <Progress label="Sent" value={0.4} />,
      loading: <Progress label="Sent" value={null} />,
      error: <Progress label="Sent" value={0.9} tone="danger" />,
    },
  },
  {
    file: 'ui/rating',
    kind: 'words',
    states: { default: <Rating value={4.92} count={184} />, empty: <Rating value={null} /> },
  },
  { file: 'ui/stars', kind: 'words', states: { default: <Stars value={4.5} />, empty: <Stars value={0} /> } },
  {
    file: 'ui/stat',
    kind: 'words',
    states: {
      default: (
        <dl>
          <Stat label="Sales" value="184" />
        </dl>
      ),
      large: (
        <dl>
          <Stat label="Income" value="12 400 000" size="lg" />
        </dl>
      ),
    },
  },
  {
    file: 'ui/skeleton',
    kind: 'words',
    states: {
      default: <Skeleton className="h-10 w-40" />,
      loading: <Skeleton className="size-10 rounded-full" />,
    },
  },
  { file: 'ui/spinner', kind: 'words', states: { default: <Spinner className="size-6" /> } },
  {
    file: 'ui/time',
    kind: 'words',
    states: {
      default: <Time iso={OVER} />,
      date: <Time iso={OVER} as="date" />,
      moment: <Time iso={OVER} as="moment" />,
    },
  },
  {
    file: 'ui/timeline',
    kind: 'words',
    states: {
      default: (
        <Timeline
          label="The order"
          steps={[
            { key: 'a', title: 'Paid', state: 'done', time: '10:20' },
            { key: 'b', title: 'Handed over', state: 'current', description: 'Look at the account now.' },
            { key: 'c', title: 'Completed', state: 'upcoming' },
          ]}
        />
      ),
      error: <Timeline label="The order" steps={[{ key: 'a', title: 'Cancelled', state: 'failed' }]} />,
      empty: <Timeline label="The order" steps={[]} />,
    },
  },
  {
    file: 'ui/verified-mark',
    kind: 'words',
    states: {
      default: <VerifiedMark isVerified />,
      named: <VerifiedMark isVerified isNamed />,
      empty: <VerifiedMark isVerified={false} />,
    },
  },
  {
    file: 'ui/in-turn',
    kind: 'words',
    states: {
      default: <InTurn first="First">Then</InTurn>,
    },
  },
  {
    file: 'ui/when-near',
    kind: 'words',
    states: {
      default: <WhenNear fallback={<Skeleton className="h-10 w-40" />}>It has come</WhenNear>,
    },
  },
  {
    file: 'ui/revealed-secrets',
    kind: 'words',
    states: {
      default: (
        <RevealedSecrets
          credentials={{
            login_method: 'google',
            login: 'wb.27@example.uz',
            password: 'qwerty-27',
            email: '',
            email_password: '',
            note: 'The second factor is off.',
            hide_after_s: 600,
            version: 1,
          }}
          methodLabel="Google"
          onHide={nothing}
        />
      ),
    },
  },
  {
    file: 'ui/scrolled-row',
    kind: 'words',
    states: {
      default: (
        <ul className={SCROLLED_ROW}>
          {['one', 'two', 'three'].map((name) => (
            <li key={name} className={SMALL_PLACE}>
              <Card className="p-4">{name}</Card>
            </li>
          ))}
        </ul>
      ),
    },
  },
];
