import { useLingui } from '@lingui/react/macro';
import { ChevronDown, LinkIcon } from 'lucide-react';
import { useState } from 'react';
import { infoPaths } from '@/shared/lib/info-paths';
import { Link } from '@/shared/router/router';
import { Blocks } from './blocks';
import type { FaqItem } from './content/shape';

/**
 * A question that opens; its id is the anchor of the address.
 *
 * @param isAsked the address names it, or it is the only one found: it stands open
 */
export function FaqQuestion({ item, isAsked }: { item: FaqItem; isAsked: boolean }) {
  const { t } = useLingui();
  const [isOpen, setIsOpen] = useState(isAsked);
  const [wasAsked, setWasAsked] = useState(isAsked);
  if (isAsked !== wasAsked) {
    setWasAsked(isAsked);
    if (isAsked) setIsOpen(true);
  }
  return (
    <details
      id={item.id}
      open={isOpen}
      onToggle={(event) => setIsOpen(event.currentTarget.open)}
      className="group scroll-mt-24"
    >
      <summary className="flex min-h-13 list-none items-center justify-between gap-4 px-5 py-3 font-semibold text-[15px] hover:bg-neutral focus-visible:-outline-offset-2 [&::-webkit-details-marker]:hidden">
        {item.question}
        <ChevronDown
          className="size-4 shrink-0 text-muted transition-transform duration-200 group-open:rotate-180"
          aria-hidden="true"
        />
      </summary>
      <div className="px-5 pb-5 text-muted">
        <Blocks blocks={item.answer} />
        <Link
          to={infoPaths.faq(item.id)}
          className="mt-3 inline-flex min-h-9 items-center gap-1.5 rounded text-[13px] hover:text-fg hover:underline max-md:min-h-11 print:hidden"
        >
          <LinkIcon className="size-3.5" aria-hidden="true" />
          {t`Link to this answer`}
        </Link>
      </div>
    </details>
  );
}
