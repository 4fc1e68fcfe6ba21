import { useLingui } from '@lingui/react/macro';
import { LifeBuoy } from 'lucide-react';
import { infoPaths, type SupportPrefill } from '@/shared/lib/info-paths';
import { Link } from '@/shared/router/router';

/** Under something that may go wrong: a quiet way to ask about it, with what it is about filled in. */
export function SupportLink(about: SupportPrefill) {
  const { t } = useLingui();
  return (
    <p className="mt-8 text-center text-[13px] text-muted print:hidden">
      <Link
        to={infoPaths.support(about)}
        className="inline-flex min-h-11 items-center gap-2 rounded hover:text-fg hover:underline"
      >
        <LifeBuoy className="size-4" aria-hidden="true" />
        {t`A problem with this? Write to us`}
      </Link>
    </p>
  );
}
