import { useLingui } from '@lingui/react/macro';
import { ThumbsUp } from 'lucide-react';
import { useSessionStatus } from '@/shared/api/session';
import { cn } from '@/shared/lib/cn';
import { paths } from '@/shared/lib/paths';
import { useLocation, useNavigate } from '@/shared/router/router';
import { Button } from '@/shared/ui/button';
import { type Review, useHelpfulIds, useToggleHelpful } from '../api';

/** Say that a review helped; shown at once. Guests are led to sign-in and back. */
export function HelpfulButton({ review }: { review: Pick<Review, 'id' | 'helpful_count'> }) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const { pathname, search } = useLocation();
  const status = useSessionStatus();
  const { data: ids } = useHelpfulIds();
  const toggle = useToggleHelpful(review.id);
  const isHelpful = ids?.has(review.id) ?? false;

  const press = () => {
    if (status === 'signed-out') void navigate(paths.login(pathname + search));
    else toggle.mutate(!isHelpful);
  };

  return (
    <Button
      size="sm"
      variant="ghost"
      aria-pressed={isHelpful}
      onClick={press}
      icon={
        <ThumbsUp className={cn('size-3.5', isHelpful && 'fill-accent text-accent')} aria-hidden="true" />
      }
      className={cn('-ml-2.5', isHelpful && 'text-accent!')}
    >
      {t`Helpful`}
      {review.helpful_count > 0 && <span className="tnum">{review.helpful_count}</span>}
    </Button>
  );
}
