import { useLingui } from '@lingui/react/macro';
import { Heart } from 'lucide-react';
import { useSessionStatus } from '@/shared/api/session';
import { cn } from '@/shared/lib/cn';
import { paths } from '@/shared/lib/paths';
import { useLocation, useNavigate } from '@/shared/router/router';
import { IconButton, type IconButtonProps } from '@/shared/ui/icon-button';
import { useFavoriteIds, useToggleFavorite } from '../api';

export interface FavoriteButtonProps extends Pick<IconButtonProps, 'variant' | 'size' | 'className'> {
  listingId: string;
  /** The listing's title: part of the button's name. */
  title: string;
}

/** The heart: likes a listing at once; guests are led to sign-in and back. */
export function FavoriteButton({
  listingId,
  title,
  variant = 'glass',
  size = 'md',
  className,
}: FavoriteButtonProps) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const { pathname, search } = useLocation();
  const status = useSessionStatus();
  const { data: ids } = useFavoriteIds();
  const toggle = useToggleFavorite(listingId);
  const isFavorite = ids?.has(listingId) ?? false;

  const press = () => {
    if (status === 'signed-out') void navigate(paths.login(pathname + search));
    else toggle.mutate(!isFavorite);
  };

  return (
    <IconButton
      variant={variant}
      size={size}
      isRound={variant === 'glass'}
      label={isFavorite ? t`Remove from favorites: ${title}` : t`Add to favorites: ${title}`}
      title={isFavorite ? t`Remove from favorites` : t`Add to favorites`}
      aria-pressed={isFavorite}
      onClick={press}
      {...(className && { className })}
      icon={
        <Heart
          className={cn(
            'size-4 transition-transform duration-150',
            isFavorite && 'scale-110 fill-danger text-danger',
          )}
          aria-hidden="true"
        />
      }
    />
  );
}
