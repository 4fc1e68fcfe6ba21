import { useLingui } from '@lingui/react/macro';
import { Copy, Send, Share2 } from 'lucide-react';
import { Button } from '@/shared/ui/button';
import { type Shared, telegramAddress, useShare } from '../hooks/use-share';

const ICON = 'size-4';

/** The ways to show a listing to others. */
export function ShareRow({ listing }: { listing: Shared }) {
  const { t } = useLingui();
  const { share, copy, canShare } = useShare();
  return (
    <div className="flex flex-wrap gap-2 max-sm:*:flex-1">
      {canShare && (
        <Button
          size="lg"
          icon={<Share2 className={ICON} aria-hidden="true" />}
          onClick={() => void share(listing)}
        >
          {t`Share`}
        </Button>
      )}
      <Button
        size="lg"
        icon={<Copy className={ICON} aria-hidden="true" />}
        onClick={() => void copy(listing)}
      >
        {t`Copy the link`}
      </Button>
      <a
        href={telegramAddress(listing)}
        target="_blank"
        rel="noreferrer"
        className="touch-target inline-flex h-10 shrink-0 items-center justify-center gap-2 rounded-md border border-control-line bg-control px-5 font-semibold shadow-rest transition-colors hover:bg-control-hover"
      >
        <Send className={ICON} aria-hidden="true" />
        {t`Telegram`}
      </a>
    </div>
  );
}
