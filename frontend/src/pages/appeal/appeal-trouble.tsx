import { useLingui } from '@lingui/react/macro';
import { LinkIcon, TimerOff } from 'lucide-react';
import { paths } from '@/shared/lib/paths';
import { ButtonLink } from '@/shared/ui/button';
import { Outcome, OutcomeIcon } from '@/shared/ui/outcome';

/**
 * An appeal's link that leads nowhere: why, and what is left to do. These links live as long as one may appeal.
 *
 * @param code what the server said; null when the link came without its token
 */
export function AppealTrouble({ code }: { code: string | null }) {
  const { t } = useLingui();
  const isExpired = code === 'auth.link_expired';
  return (
    <Outcome
      tone="attention"
      mark={<OutcomeIcon of={isExpired ? TimerOff : LinkIcon} />}
      title={
        isExpired ? t`The time to appeal is over` : code ? t`This link is used up` : t`The link is not whole`
      }
      actions={<ButtonLink size="lg" to={paths.home()}>{t`To the shop`}</ButtonLink>}
    >
      {isExpired
        ? t`That was possible for 30 days, or the decision has ended by itself.`
        : code
          ? t`You have appealed already, then we answer by e-mail. Or the link is not the one of our letter.`
          : t`Open it from the letter again, or copy all of it into the address bar.`}
    </Outcome>
  );
}
