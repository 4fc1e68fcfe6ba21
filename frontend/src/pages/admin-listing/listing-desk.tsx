import { useLingui } from '@lingui/react/macro';
import { ChevronLeft, ChevronRight, Columns2, Images } from 'lucide-react';
import { useState } from 'react';
import { useGame } from '@/features/games/api';
import { AttributeFacts } from '@/features/games/components/attribute-facts';
import { DeskDecisionBox } from '@/features/moderation/components/desk-decision-box';
import { DeskListingDiff } from '@/features/moderation/components/desk-listing-diff';
import { DeskListingEvidence } from '@/features/moderation/components/desk-listing-evidence';
import { DeskMarkedText } from '@/features/moderation/components/desk-marked-text';
import { DeskPriceGap } from '@/features/moderation/components/desk-price-gap';
import type { LookListing } from '@/features/moderation/desk-listing-types';
import { useLookWords } from '@/features/moderation/desk-listing-words';
import { useClaim } from '@/features/moderation/use-claim';
import { AgeBadge } from '@/shared/desk/age-badge';
import { usePageCommands } from '@/shared/desk/commands';
import { DeskPage } from '@/shared/desk/desk-page';
import { useStaff } from '@/shared/desk/use-roles';
import { pickText, useLocale } from '@/shared/i18n/locale';
import { adminPaths } from '@/shared/lib/admin-paths';
import { useNavigate } from '@/shared/router/router';
import { Badge } from '@/shared/ui/badge';
import { Button } from '@/shared/ui/button';
import { Gallery } from '@/shared/ui/gallery';
import { Lightbox } from '@/shared/ui/lightbox';
import { Money } from '@/shared/ui/money';
import { picturesOf } from './pictures';
import { useNeighbours } from './use-neighbours';

/** The desk of one listing: what it says at the left, what speaks for and against it and the decision at the right. */
export function ListingDesk({ listing }: { listing: LookListing }) {
  const { t } = useLingui();
  const locale = useLocale();
  const navigate = useNavigate();
  const { username } = useStaff();
  const words = useLookWords();
  const game = useGame(listing.game.slug);
  const attributes = game.data?.attributes ?? [];
  const claim = useClaim(listing, username);
  const { previous, next, from } = useNeighbours(listing.id);
  const [isOpenLarge, setOpenLarge] = useState(false);
  const [isDiffShown, setDiffShown] = useState(true);
  const { title, code, price, status, task, description, diff } = listing;
  const pictures = picturesOf(listing);

  const fieldName = (field: string) => {
    const label = attributes.find(({ key }) => `attributes.${key}` === field)?.label;
    return label ? pickText(label, locale) : words.fieldName(field);
  };
  const goTo = (id: string | null) =>
    void navigate(id ? adminPaths.listing(id, from) : `${adminPaths.listings()}?${from}`);
  usePageCommands([
    {
      key: 'next',
      label: t`Next listing`,
      icon: ChevronRight,
      hotkey: 'n',
      run: () => goTo(next),
      disabledReason: next ? undefined : t`This is the last one.`,
    },
    {
      key: 'previous',
      label: t`Previous listing`,
      icon: ChevronLeft,
      hotkey: 'p',
      run: () => goTo(previous),
      disabledReason: previous ? undefined : t`This is the first one.`,
    },
    { key: 'pictures', label: t`Pictures`, icon: Images, hotkey: 'i', run: () => setOpenLarge(true) },
    {
      key: 'diff',
      label: t`Changes since it was approved`,
      icon: Columns2,
      hotkey: 'd',
      run: () => setDiffShown((isShown) => !isShown),
      disabledReason: diff && diff.length > 0 ? undefined : t`There is nothing to compare with.`,
    },
  ]);
  return (
    <DeskPage
      title={title}
      heading={
        <span className="inline-flex flex-wrap items-center gap-2">
          <span>
            <DeskMarkedText text={title} flags={listing.flags} field="title" />
          </span>
          <Badge>{words.statusName(status)}</Badge>
          {task && <AgeBadge since={task.submitted_at} due={task.sla_at} />}
        </span>
      }
      note={
        <>
          {code} · {listing.game.name} · <Money amount={price} />{' '}
          <DeskPriceGap price={price} median={listing.price_hint.median} />
        </>
      }
      actions={
        <>
          <Button
            icon={<ChevronLeft className="size-4" aria-hidden="true" />}
            disabledReason={previous ? undefined : t`This is the first one.`}
            onClick={() => goTo(previous)}
          >
            {t`Previous`}
          </Button>
          <Button
            icon={<ChevronRight className="size-4" aria-hidden="true" />}
            disabledReason={next ? undefined : t`This is the last one.`}
            onClick={() => goTo(next)}
          >
            {t`Next`}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4 lg:grid lg:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="grid min-w-0 content-start gap-4">
          {diff && diff.length > 0 && isDiffShown && (
            <DeskListingDiff listing={listing} diff={diff} fieldName={fieldName} />
          )}
          <Gallery title={title} images={pictures} />
          <section className="surface p-4">
            <h2 className="mb-2 font-semibold">{t`Description`}</h2>
            <p className="whitespace-pre-wrap break-words" lang={listing.language}>
              <DeskMarkedText text={description} flags={listing.flags} field="description" />
            </p>
          </section>
          <section className="surface p-4">
            <h2 className="mb-2 font-semibold">{t`Attributes`}</h2>
            <AttributeFacts
              attributes={attributes}
              values={listing.attributes as Record<string, number | string | boolean>}
            />
          </section>
        </div>
        {/* On phones its parts stand in the page itself: what was noticed first, the decision always in sight. */}
        <div className="grid content-start gap-4 max-lg:contents lg:sticky lg:top-18 lg:max-h-[calc(100dvh-5rem)] lg:overflow-y-auto">
          <DeskListingEvidence listing={listing} />
          <DeskDecisionBox listing={listing} claim={claim} fieldName={fieldName} onDone={() => goTo(next)} />
        </div>
      </div>
      {isOpenLarge && (
        <Lightbox title={title} images={pictures} start={0} onClose={() => setOpenLarge(false)} />
      )}
    </DeskPage>
  );
}
