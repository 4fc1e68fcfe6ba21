import { useLingui } from '@lingui/react/macro';
import { Share2 } from 'lucide-react';
import { showToast } from '@/shared/ui/toast';

/** Hands the page's address to the device's share sheet, or puts it on the clipboard where there is none. */
export function ShareButton({ title }: { title: string }) {
  const { t } = useLingui();
  const share = async () => {
    const url = window.location.href;
    try {
      if (navigator.share) {
        await navigator.share({ title, url });
        return;
      }
      await navigator.clipboard.writeText(url);
      showToast({ tone: 'success', title: t`The link is copied` });
    } catch (error) {
      // Closing the share sheet is no failure.
      if (error instanceof DOMException && error.name === 'AbortError') return;
      showToast({ tone: 'attention', title: t`Copy the address from the browser's bar`, description: url });
    }
  };
  return (
    <button
      type="button"
      onClick={share}
      className="touch-target inline-flex items-center gap-1.5 rounded hover:text-fg"
    >
      <Share2 className="size-4" aria-hidden="true" />
      {t`Share`}
    </button>
  );
}
