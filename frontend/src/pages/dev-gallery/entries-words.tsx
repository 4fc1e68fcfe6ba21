import { Info } from 'lucide-react';
import { Problem } from '@/shared/api/problem';
import { Avatar } from '@/shared/ui/avatar';
import { Badge, CountBadge } from '@/shared/ui/badge';
import { Banner } from '@/shared/ui/banner';
import { Button } from '@/shared/ui/button';
import { Card } from '@/shared/ui/card';
import { Countdown } from '@/shared/ui/countdown';
import { CountdownBox } from '@/shared/ui/countdown-box';
import { Drawing } from '@/shared/ui/drawing';
import { EmptyState } from '@/shared/ui/empty-state';
import { Gallery } from '@/shared/ui/gallery';
import { ListingPicture } from '@/shared/ui/listing-picture';
import { Logo } from '@/shared/ui/logo';
import { Picture } from '@/shared/ui/picture';
import { ProblemState } from '@/shared/ui/problem-state';
import { SOFT_TONES, type Tone } from '@/shared/ui/tones';
import { type GalleryEntry, held, nothing } from './entry';

const TONES = Object.keys(SOFT_TONES) as Tone[];
const COVER = '/covers/pubg-mobile.svg';
const LATER = new Date(Date.now() + 5_400_000).toISOString();
const OVER = new Date(Date.now() - 60_000).toISOString();
const problem = (status: number, code = `http.${status}`) => (
  <ProblemState
    error={new Problem({ code, status, title: 'No', requestId: 'r-27' })}
    onRetry={nothing}
    as="h3"
  />
);
const pictures = [{ src: COVER }, { src: '/covers/roblox.svg' }];

/** What people look at. */
export const WORDS: readonly GalleryEntry[] = [
  {
    file: 'ui/avatar',
    kind: 'words',
    states: {
      default: <Avatar name="Aziz" size={48} />,
      picture: <Avatar name="Aziz" src={COVER} size={48} />,
      premium: <Avatar name="Nodir" size={48} isPremium />,
      online: <Avatar name="Malika" size={48} isOnline />,
    },
  },
  {
    file: 'ui/badge',
    parts: ['ui/tones'],
    kind: 'words',
    states: {
      default: (
        <span className="flex flex-wrap gap-2">
          {TONES.map((tone) => (
            <Badge key={tone} tone={tone}>
              {tone}
            </Badge>
          ))}
        </span>
      ),
      icon: <Badge icon={<Info className="size-3" aria-hidden="true" />}>With an icon</Badge>,
      count: <CountBadge>12</CountBadge>,
    },
  },
  {
    file: 'ui/banner',
    kind: 'words',
    states: {
      default: <Banner title="Your e-mail is not confirmed">A letter is on its way.</Banner>,
      success: <Banner tone="success">It is saved.</Banner>,
      attention: <Banner tone="attention">The price has changed.</Banner>,
      error: (
        <Banner tone="danger" title="It was not sent" action={<Button size="sm">Try again</Button>}>
          Nothing was charged.
        </Banner>
      ),
    },
  },
  {
    file: 'ui/card',
    kind: 'words',
    states: {
      ...held(
        <Card isGlowing className="p-4">
          It opens something
        </Card>,
      ),
      plain: <Card className="p-4">A place</Card>,
    },
  },
  {
    file: 'ui/countdown',
    kind: 'words',
    states: {
      default: <Countdown until={LATER} label="Time to pay" />,
      over: <Countdown until={OVER} label="Time to pay" />,
    },
  },
  {
    file: 'ui/countdown-box',
    kind: 'words',
    states: {
      default: <CountdownBox until={LATER} label="Time left to pay" overLabel="The time is over" />,
      over: (
        <CountdownBox until={OVER} label="Time left to pay" overLabel="The time is over" tone="attention" />
      ),
    },
  },
  {
    file: 'ui/drawing',
    kind: 'words',
    states: { default: <Drawing name="box" />, empty: <Drawing name="search" /> },
  },
  {
    file: 'ui/empty-state',
    kind: 'words',
    states: {
      default: (
        <EmptyState
          drawing="heart"
          title="Nothing liked yet"
          as="h3"
          action={<Button>Open the catalog</Button>}
        >
          Press a heart, and it is kept here.
        </EmptyState>
      ),
    },
  },
  {
    file: 'ui/problem-state',
    kind: 'words',
    states: {
      default: problem(400),
      error: problem(500),
      'no access': problem(403),
      'not found': problem(404),
      'no connection': problem(0, 'client.network'),
    },
  },
  {
    file: 'ui/gallery',
    parts: ['ui/use-slides', 'ui/lightbox'],
    kind: 'words',
    states: {
      ...held(<Gallery title="Ace account" images={pictures} />),
      'one picture': <Gallery title="Ace account" images={[{ src: COVER }]} />,
    },
  },
  {
    file: 'ui/picture',
    kind: 'words',
    states: {
      default: <Picture src={COVER} alt="A cover" width={160} height={100} />,
      error: <Picture src="/no-such-picture.png" alt="It did not come" width={160} height={100} />,
      empty: <Picture alt="None" width={160} height={100} />,
    },
  },
  {
    file: 'ui/listing-picture',
    kind: 'words',
    states: {
      default: <ListingPicture image={null} game="pubg-mobile" sizes="160px" alt="A cover stands in" />,
      empty: <ListingPicture image={null} sizes="160px" alt="Nothing at all" />,
    },
  },
  { file: 'ui/logo', kind: 'words', states: { default: <Logo /> } },
];
