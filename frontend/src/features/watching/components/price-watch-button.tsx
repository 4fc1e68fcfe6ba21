import { useLingui } from '@lingui/react/macro';
import { BellPlus, BellRing } from 'lucide-react';
import { IconButton, type IconButtonProps } from '@/shared/ui/icon-button';
import { showToast } from '@/shared/ui/toast';
import { useTogglePriceWatch, useWatchedIds } from '../api';
import { useIntent } from '../hooks/use-intent';

export interface PriceWatchButtonProps extends Pick<IconButtonProps, 'size' | 'className'> {
  listingId: string;
  /** The listing's title: part of the button's name. */
  title: string;
}

/** The bell: tells when the account gets cheaper. A guest signs in first; then it is on. */
export function PriceWatchButton({ listingId, title, size = 'md', className }: PriceWatchButtonProps) {
  const { t } = useLingui();
  const { data: ids } = useWatchedIds();
  const { mutate } = useTogglePriceWatch(listingId);
  const isWatched = ids?.has(listingId) ?? false;

  const watch = () =>
    mutate(true, {
      onSuccess: () => showToast({ tone: 'success', title: t`We tell you when the price goes down.` }),
    });
  const withPerson = useIntent(`watch:${listingId}`, watch);
  const Icon = isWatched ? BellRing : BellPlus;

  return (
    <IconButton
      variant="glass"
      size={size}
      isRound
      label={isWatched ? t`Stop watching the price: ${title}` : t`Watch the price: ${title}`}
      title={isWatched ? t`Stop watching the price` : t`Watch the price`}
      aria-pressed={isWatched}
      onClick={() => withPerson(() => (isWatched ? mutate(false) : watch()))}
      {...(className && { className })}
      icon={<Icon className={isWatched ? 'size-4 text-attention' : 'size-4'} aria-hidden="true" />}
    />
  );
}
