import { useLingui } from '@lingui/react/macro';
import { paths } from '@/shared/lib/paths';
import { showToast } from '@/shared/ui/toast';

export interface Shared {
  id: string;
  title: string;
}

/** The address of a listing as others open it. */
export function addressOf({ id }: Pick<Shared, 'id'>): string {
  return window.location.origin + paths.listing(id);
}

/** Telegram's own page for sending an address to somebody. */
export function telegramAddress(listing: Shared): string {
  return `https://t.me/share/url?${new URLSearchParams({ url: addressOf(listing), text: listing.title })}`;
}

/** Hand a listing's address to the device's share sheet, or to the clipboard. */
export function useShare() {
  const { t } = useLingui();
  const copy = async (listing: Shared) => {
    const url = addressOf(listing);
    try {
      await navigator.clipboard.writeText(url);
      showToast({ tone: 'success', title: t`The link is copied` });
    } catch {
      showToast({ tone: 'attention', title: t`Copy the address yourself`, description: url });
    }
  };
  const share = async (listing: Shared) => {
    if (!navigator.share) return copy(listing);
    try {
      await navigator.share({ title: listing.title, url: addressOf(listing) });
    } catch (error) {
      // Closing the share sheet is no failure.
      if (!(error instanceof DOMException && error.name === 'AbortError')) await copy(listing);
    }
  };
  return { share, copy, canShare: typeof navigator.share === 'function' };
}
