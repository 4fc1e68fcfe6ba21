import { useLingui } from '@lingui/react/macro';
import { Link2, MessageCircle, Send, Share2 } from 'lucide-react';
import { Menu } from './menu';
import { showToast } from './toast';

const LOOK = 'inline-flex items-center gap-1.5 rounded hover:text-fg';

export interface ShareButtonProps {
  /** What is shared, in a few words. */
  title: string;
  /** Its address in the shop, without a filter or anything else of the reader's own. */
  path: string;
}

/** Hands an address to the device's share sheet; where there is none, to the clipboard, Telegram or WhatsApp. */
export function ShareButton({ title, path }: ShareButtonProps) {
  const { t } = useLingui();
  const url = new URL(path, location.origin).href;
  const words = (
    <>
      <Share2 className="size-4" aria-hidden="true" />
      {t`Share`}
    </>
  );
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(url);
      showToast({ tone: 'success', title: t`The link is copied` });
    } catch {
      showToast({ tone: 'attention', title: t`Copy the address from the browser's bar`, description: url });
    }
  };
  const share = async () => {
    try {
      await navigator.share({ title, url });
    } catch (error) {
      // Closing the share sheet is no failure.
      if (!(error instanceof DOMException && error.name === 'AbortError')) await copy();
    }
  };
  if (typeof navigator.share === 'function') {
    return (
      <button type="button" onClick={() => void share()} className={`touch-target ${LOOK}`}>
        {words}
      </button>
    );
  }
  const open = (address: string, query: Record<string, string>) => () =>
    window.open(`${address}?${new URLSearchParams(query)}`, '_blank', 'noopener,noreferrer');
  return (
    <Menu
      label={t`Share`}
      trigger={words}
      triggerClassName={LOOK}
      align="start"
      entries={[
        { key: 'copy', label: t`Copy the link`, icon: <Link2 />, onSelect: () => void copy() },
        {
          key: 'telegram',
          label: 'Telegram',
          icon: <Send />,
          onSelect: open('https://t.me/share/url', { url, text: title }),
        },
        {
          key: 'whatsapp',
          label: 'WhatsApp',
          icon: <MessageCircle />,
          onSelect: open('https://wa.me/', { text: `${title} ${url}` }),
        },
      ]}
    />
  );
}
