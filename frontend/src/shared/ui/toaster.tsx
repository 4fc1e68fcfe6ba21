import { useLingui } from '@lingui/react/macro';
import { CircleAlert, CircleCheck, Info, TriangleAlert, X } from 'lucide-react';
import { useEffect } from 'react';
import { Toaster as Sonner, toast } from 'sonner';
import { cn } from '@/shared/lib/cn';
import { Button } from './button';
import { IconButton } from './icon-button';
import { connectToastDisplay, type ToastContent } from './toast';
import { TEXT_TONES } from './tones';

const DURATION_MS = 5000;
const ICONS = { success: CircleCheck, danger: CircleAlert, accent: Info, attention: TriangleAlert };

/** Sonner with our own card; use `showToast`, which brings this when it is first needed. */
export function Toaster() {
  const { t } = useLingui();
  useEffect(
    () =>
      connectToastDisplay((content) => {
        toast.custom((id) => <ToastCard content={content} onClose={() => toast.dismiss(id)} />, {
          duration: DURATION_MS,
        });
      }),
    [],
  );
  return (
    <Sonner
      position="bottom-right"
      containerAriaLabel={t`Messages`}
      offset={24}
      mobileOffset={{ bottom: 76, left: 16, right: 16 }}
    />
  );
}

function ToastCard({ content, onClose }: { content: ToastContent; onClose: () => void }) {
  const { t } = useLingui();
  const Icon = ICONS[content.tone];
  return (
    <div
      role={content.tone === 'danger' ? 'alert' : 'status'}
      className="flex w-[min(24rem,calc(100vw-2rem))] items-start gap-3 rounded-xl border border-overlay-line bg-overlay p-3.5 font-sans text-fg text-sm shadow-float"
    >
      <Icon className={cn('mt-0.5 size-4 shrink-0', TEXT_TONES[content.tone])} aria-hidden="true" />
      <div className="min-w-0 flex-1">
        <p className="font-medium">{content.title}</p>
        {content.description && <p className="text-muted">{content.description}</p>}
        {content.details && (
          <details className="mt-1 text-muted text-xs">
            <summary>{t`Details`}</summary>
            <code className="mt-1 block select-all break-all font-mono">{content.details}</code>
          </details>
        )}
        {content.action && (
          <Button
            size="sm"
            className="mt-2.5"
            onClick={() => {
              onClose();
              content.action?.onPress();
            }}
          >
            {content.action.label}
          </Button>
        )}
      </div>
      <IconButton size="sm" label={t`Close`} icon={<X className="size-4" />} onClick={onClose} />
    </div>
  );
}
