import { useLingui } from '@lingui/react/macro';
import { Check, Copy } from 'lucide-react';
import { useEffect, useState } from 'react';
import { IconButton } from './icon-button';

const DONE_MS = 2000;

/** Puts a text on the clipboard and shows for two seconds that it did. */
export function CopyButton({
  text,
  label,
  onCopied,
}: {
  text: string;
  label: string;
  onCopied?: (() => void) | undefined;
}) {
  const { t } = useLingui();
  const [isDone, setDone] = useState(false);
  useEffect(() => {
    if (!isDone) return;
    const timer = setTimeout(() => setDone(false), DONE_MS);
    return () => clearTimeout(timer);
  }, [isDone]);
  return (
    <>
      <IconButton
        label={label}
        icon={isDone ? <Check className="size-4 text-success" /> : <Copy className="size-4" />}
        onClick={async () => {
          await navigator.clipboard.writeText(text);
          setDone(true);
          onCopied?.();
        }}
      />
      <span className="sr-only" aria-live="polite">
        {isDone && t`Copied`}
      </span>
    </>
  );
}
