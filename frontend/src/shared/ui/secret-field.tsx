import { useLingui } from '@lingui/react/macro';
import { Eye, EyeOff } from 'lucide-react';
import { useEffect, useState } from 'react';
import { CopyButton } from './copy-button';
import { IconButton } from './icon-button';

const VISIBLE_MS = 60_000;

export interface SecretFieldProps {
  label: string;
  value: string;
  /** Shown at once; hidden again after 60 s all the same. */
  isInitiallyVisible?: boolean;
  onCopied?: () => void;
}

/** A login or password of a game account: masked, revealed on demand, copied, hidden again after 60 seconds. */
export function SecretField({ label, value, isInitiallyVisible = false, onCopied }: SecretFieldProps) {
  const { t } = useLingui();
  const [isVisible, setVisible] = useState(isInitiallyVisible);

  useEffect(() => {
    if (!isVisible) return;
    const timer = setTimeout(() => setVisible(false), VISIBLE_MS);
    return () => clearTimeout(timer);
  }, [isVisible]);

  return (
    <div className="flex items-center gap-1 rounded-md border border-control-line bg-inset py-1 pr-1 pl-3">
      <dl className="min-w-0 flex-1">
        <dt className="text-muted text-xs">{label}</dt>
        <dd
          className="truncate font-mono text-sm data-visible:break-all data-visible:whitespace-pre-wrap"
          data-visible={isVisible || undefined}
        >
          {isVisible ? (
            value
          ) : (
            <>
              <span className="sr-only">{t`Hidden`}</span>
              <span aria-hidden="true">••••••••••</span>
            </>
          )}
        </dd>
      </dl>
      <IconButton
        label={isVisible ? t`Hide: ${label}` : t`Show: ${label}`}
        icon={isVisible ? <EyeOff className="size-4" /> : <Eye className="size-4" />}
        aria-pressed={isVisible}
        onClick={() => setVisible(!isVisible)}
      />
      <CopyButton text={value} label={t`Copy: ${label}`} onCopied={onCopied} />
    </div>
  );
}
