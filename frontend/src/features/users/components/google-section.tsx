import { useLingui } from '@lingui/react/macro';
import { useQueryClient } from '@tanstack/react-query';
import { toProblem } from '@/shared/api/problem';
import { problemWords } from '@/shared/api/problem-words';
import { Badge } from '@/shared/ui/badge';
import { Button } from '@/shared/ui/button';
import { FormProblem } from '@/shared/ui/form-problem';
import { showToast } from '@/shared/ui/toast';
import type { Me } from '../api';
import { googleConfigOptions, useLinkGoogle } from '../sign-in-api';
import { GoogleButton, useHasGoogle } from './google-button';
import { SettingsSection } from './settings-section';

/** Tie a Google account to this one, or take the tie away. */
export function GoogleSection({ me }: { me: Me }) {
  const { t } = useLingui();
  const queryClient = useQueryClient();
  const hasGoogle = useHasGoogle();
  const link = useLinkGoogle();
  if (!hasGoogle && !me.has_google) return null;
  const change = (credential: string | null) =>
    link.mutate(credential, {
      onSuccess: () =>
        showToast({
          tone: 'success',
          title: credential ? t`Google is linked` : t`Google is not linked any more`,
        }),
      onError: () => void queryClient.invalidateQueries({ queryKey: googleConfigOptions().queryKey }),
    });
  return (
    <SettingsSection
      title={t`Google`}
      hint={t`Sign in with one press in place of the password.`}
      aside={
        me.has_google && (
          <>
            <Badge tone="success">{t`Linked`}</Badge>
            <Button
              isLoading={link.isPending}
              disabledReason={me.has_password ? undefined : t`It is your only way in. Set a password first.`}
              onClick={() => change(null)}
            >
              {t`Unlink`}
            </Button>
          </>
        )
      }
    >
      {!me.has_google && (
        <div className="max-w-xs">
          <GoogleButton onCredential={change} isLoading={link.isPending} />
        </div>
      )}
      <FormProblem message={link.error ? problemWords(toProblem(link.error)) : undefined} />
    </SettingsSection>
  );
}
