import { useLingui } from '@lingui/react/macro';
import { type Review, useCreateReview } from '../api';
import { ReviewFields } from './review-fields';

export interface ReviewFormProps {
  orderId: string;
  /** The review is written; the page asks for its order again. */
  onDone: (review: Review) => void;
}

/** Write a review of a completed order. */
export function ReviewForm({ orderId, onDone }: ReviewFormProps) {
  const { t } = useLingui();
  const createReview = useCreateReview();
  return (
    <ReviewFields
      sendLabel={t`Leave a review`}
      onSend={async (content) => onDone(await createReview.mutateAsync({ order_id: orderId, ...content }))}
    />
  );
}
