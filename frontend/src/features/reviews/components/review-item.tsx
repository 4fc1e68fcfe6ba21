import { useLingui } from '@lingui/react/macro';
import { MessageSquareReply } from 'lucide-react';
import { type ReactNode, Suspense, useState } from 'react';
import { lazyPart } from '@/shared/i18n/lazy-part';
import { paths } from '@/shared/lib/paths';
import { useCountdown } from '@/shared/lib/use-countdown';
import { Link } from '@/shared/router/router';
import { Avatar } from '@/shared/ui/avatar';
import { Badge } from '@/shared/ui/badge';
import { Button } from '@/shared/ui/button';
import { Stars } from '@/shared/ui/stars';
import { Time } from '@/shared/ui/time';
import { showToast } from '@/shared/ui/toast';
import { type Review, useUpdateReview } from '../api';
import { HelpfulButton } from './helpful-button';
import { OwnReviewActions } from './own-review-actions';

// Who only reads needs no forms: their code comes when somebody begins to write.
const ResponseForm = lazyPart(async () => (await import('./response-form')).ResponseForm, 'review-forms');
const ReviewFields = lazyPart(async () => (await import('./review-fields')).ReviewFields, 'review-forms');

export interface ReviewItemProps {
  review: Review;
  /** Who reads it; undefined for a guest. */
  viewerId: string | undefined;
  /** The way to report it; not for its author. */
  renderReport?: ((review: Review) => ReactNode) | undefined;
}

/** One review with the seller's answer; what can be done with it depends on who reads. */
export function ReviewItem({ review, viewerId, renderReport }: ReviewItemProps) {
  const { t } = useLingui();
  const [isEditing, setEditing] = useState(false);
  const { author } = review;
  return (
    <li className="flex gap-3 py-5 first:pt-0 md:gap-4">
      <Avatar name={author.display_name} src={author.avatar?.url} size={40} />
      <div className="min-w-0 flex-1">
        <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <span className="min-w-0 truncate font-semibold">{author.display_name}</span>
          <Badge tone="success">{t`Buyer`}</Badge>
          <Time iso={review.created_at} className="ml-auto text-[13px] text-muted" />
        </div>
        {isEditing ? (
          <EditReview review={review} onClose={() => setEditing(false)} />
        ) : (
          <Content
            review={review}
            viewerId={viewerId}
            renderReport={renderReport}
            onEdit={() => setEditing(true)}
          />
        )}
      </div>
    </li>
  );
}

function Content({ review, viewerId, renderReport, onEdit }: ReviewItemProps & { onEdit: () => void }) {
  const { t } = useLingui();
  const isAuthor = review.author.id === viewerId;
  const isSeller = review.seller.id === viewerId;
  return (
    <>
      <div className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-1">
        <Stars value={review.rating} className="size-3.5" />
        <Link
          to={paths.listing(review.listing_id)}
          className="max-w-full truncate rounded-sm text-[13px] text-muted hover:text-fg hover:underline pointer-coarse:-my-3 pointer-coarse:py-3"
        >
          {purchaseName(review)}
        </Link>
        {review.updated_at !== review.created_at && (
          <span className="text-[13px] text-muted">{t`changed`}</span>
        )}
      </div>
      {review.text && (
        <p className="mt-2 whitespace-pre-line text-[15px] leading-6 text-pretty">{review.text}</p>
      )}
      <div className="mt-2 flex flex-wrap items-center gap-x-2 gap-y-1 empty:hidden">
        {!isAuthor && !isSeller && <HelpfulButton review={review} />}
        {(isAuthor || isSeller) && review.helpful_count > 0 && <HelpfulCount count={review.helpful_count} />}
        {isAuthor ? <OwnReviewActions review={review} onEdit={onEdit} /> : renderReport?.(review)}
      </div>
      <Answer review={review} isSeller={isSeller} />
    </>
  );
}

function HelpfulCount({ count }: { count: number }) {
  const { t } = useLingui();
  return <span className="mr-2 text-muted text-xs tnum">{t`Helpful: ${count}`}</span>;
}

/** The seller's answer, and for the seller the way to write or change it. */
function Answer({ review, isSeller }: { review: Review; isSeller: boolean }) {
  const { t } = useLingui();
  const [isWriting, setWriting] = useState(false);
  const { response, seller } = review;
  const isYoung = (useCountdown(isSeller ? response?.can_edit_until : null) ?? 0) > 0;
  if (isWriting) {
    return (
      <Suspense>
        <ResponseForm review={review} onClose={() => setWriting(false)} />
      </Suspense>
    );
  }
  if (!response) {
    return isSeller ? (
      <Button
        className="mt-2"
        icon={<MessageSquareReply className="size-4" aria-hidden="true" />}
        onClick={() => setWriting(true)}
      >
        {t`Answer`}
      </Button>
    ) : null;
  }
  return (
    <div className="mt-3 rounded-md border-line border-l-2 bg-inset px-4 py-3">
      <p className="flex flex-wrap items-center gap-x-2 text-[13px]">
        <span className="font-semibold">{seller.display_name}</span>
        <span className="text-muted">{t`the seller's answer`}</span>
        <Time iso={response.created_at} className="ml-auto text-muted" />
      </p>
      <p className="mt-1.5 whitespace-pre-line leading-5.5 text-pretty">{response.text}</p>
      {isSeller && isYoung && (
        <Button size="sm" variant="ghost" className="-ml-2.5 mt-1" onClick={() => setWriting(true)}>
          {t`Change`}
        </Button>
      )}
    </div>
  );
}

function EditReview({ review, onClose }: { review: Review; onClose: () => void }) {
  const { t } = useLingui();
  const update = useUpdateReview(review.id);
  return (
    <div className="mt-3">
      <Suspense>
        <ReviewFields
          initial={{ rating: review.rating, text: review.text }}
          sendLabel={t`Save`}
          aside={<Button size="lg" onClick={onClose}>{t`Not now`}</Button>}
          onSend={async (content) => {
            await update.mutateAsync(content);
            showToast({ tone: 'success', title: t`Your review is changed` });
            onClose();
          }}
        />
      </Suspense>
    </div>
  );
}

/** What was bought; titles often begin with their game. */
function purchaseName({ game_name, listing_title }: Review): string {
  return listing_title.startsWith(game_name) ? listing_title : `${game_name} · ${listing_title}`;
}
