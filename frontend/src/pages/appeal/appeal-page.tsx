import { useLingui } from '@lingui/react/macro';
import { MailCheck } from 'lucide-react';
import { AppealForm } from '@/features/moderation/components/appeal-form';
import { useAppealByLink } from '@/features/moderation/verdicts-api';
import { CalmPage } from '@/features/users/components/calm-page';
import { isDeadLink } from '@/features/users/components/link-trouble';
import { useLinkToken } from '@/features/users/hooks/use-link-token';
import { toProblem } from '@/shared/api/problem';
import { paths } from '@/shared/lib/paths';
import { useDocumentTitle } from '@/shared/lib/use-document-title';
import { ButtonLink } from '@/shared/ui/button';
import { Outcome, OutcomeIcon } from '@/shared/ui/outcome';
import { AppealTrouble } from './appeal-trouble';

/** Where the letter about a decision leads: whoever is blocked cannot sign in, and is heard all the same. */
export function AppealPage() {
  const { t } = useLingui();
  useDocumentTitle(t`Appeal`);
  const token = useLinkToken();
  const appeal = useAppealByLink();
  if (token === null || (appeal.error && isDeadLink(appeal.error))) {
    return (
      <CalmPage>
        <AppealTrouble code={token === null ? null : toProblem(appeal.error).code} />
      </CalmPage>
    );
  }
  if (appeal.isSuccess) {
    return (
      <CalmPage>
        <Outcome
          tone="success"
          mark={<OutcomeIcon of={MailCheck} />}
          title={t`We have your appeal`}
          actions={<ButtonLink size="lg" to={paths.home()}>{t`To the shop`}</ButtonLink>}
        >
          {t`Another moderator than the one who decided reads it. The answer comes by e-mail.`}
        </Outcome>
      </CalmPage>
    );
  }
  return (
    <CalmPage>
      <h1 className="text-balance font-bold text-2xl tracking-tight">{t`Appeal against the decision`}</h1>
      <p className="mt-2 mb-6 text-pretty text-muted">
        {t`The letter says what was decided and why. Tell us once what we should know; you need not sign in.`}
      </p>
      <AppealForm
        keptAs="appeal.by-link"
        error={appeal.error}
        isSending={appeal.isPending}
        onSend={(text) => appeal.mutateAsync({ token, text })}
      />
    </CalmPage>
  );
}
