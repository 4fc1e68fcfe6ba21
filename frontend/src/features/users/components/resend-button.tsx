import { useLingui } from '@lingui/react/macro';
import { Mail } from 'lucide-react';
import { toProblem } from '@/shared/api/problem';
import { problemWords } from '@/shared/api/problem-words';
import { Button, type ButtonProps } from '@/shared/ui/button';
import { showToast } from '@/shared/ui/toast';
import { useResendLetter } from '../account-api';
import { useWait } from '../hooks/use-wait';

export interface ResendButtonProps extends Pick<ButtonProps, 'variant' | 'size'> {
  /** Seconds since when a letter is on its way already must pass first. */
  initialWaitS?: number;
}

/** Have the letter that confirms one's e-mail sent once more; counts down until another one may be asked for. */
export function ResendButton({ initialWaitS = 0, variant = 'secondary', size = 'lg' }: ResendButtonProps) {
  const { t } = useLingui();
  const resend = useResendLetter();
  const wait = useWait(initialWaitS);
  const problem = resend.error ? toProblem(resend.error) : null;
  // That it is confirmed already is shown by the page, and the seconds of a 429 by the button.
  const isTold =
    problem?.code === 'user.email_verified_already' || (problem?.status === 429 && wait.left > 0);
  const ask = () =>
    resend.mutate(undefined, {
      onSuccess: ({ retry_after_s }) => {
        wait.begin(retry_after_s);
        showToast({ tone: 'success', title: t`The letter is on its way` });
      },
      onError: wait.beginAfter,
    });
  return (
    <>
      <Button
        variant={variant}
        size={size}
        icon={<Mail className="size-4" aria-hidden="true" />}
        isLoading={resend.isPending}
        disabledReason={
          wait.left > 0 ? t`A letter is on its way. Another one can be sent in a moment.` : undefined
        }
        onClick={ask}
        className="tnum max-sm:w-full"
      >
        {wait.left > 0 ? t`Send again in ${wait.clock}` : t`Send the letter again`}
      </Button>
      {problem && !isTold && (
        <p role="alert" className="basis-full text-danger text-xs">
          {problemWords(problem)}
        </p>
      )}
    </>
  );
}
