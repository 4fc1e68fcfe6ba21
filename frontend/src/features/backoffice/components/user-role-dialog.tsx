import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { toProblem } from '@/shared/api/problem';
import { problemWords } from '@/shared/api/problem-words';
import { actThen } from '@/shared/desk/act-then';
import { useRoleWords } from '@/shared/desk/use-role-words';
import { Button } from '@/shared/ui/button';
import { Dialog } from '@/shared/ui/dialog';
import { Field } from '@/shared/ui/field';
import { FormProblem } from '@/shared/ui/form-problem';
import { Select } from '@/shared/ui/select';
import { Textarea } from '@/shared/ui/textarea';
import { type DeskUser, useSetRole } from '../users-desk-api';
import { STAFF_ROLES } from '../users-desk-table';

const MIN_REASON = 10;
const MAX_REASON = 500;

export interface UserRoleDialogProps {
  user: DeskUser;
  isOpen: boolean;
  onClose: () => void;
}

/** Give somebody a role of the staff, another one, or none. */
export function UserRoleDialog({ user, isOpen, onClose }: UserRoleDialogProps) {
  const { t } = useLingui();
  const { nameOf } = useRoleWords();
  const give = useSetRole(user.id);
  const [role, setRole] = useState<DeskUser['staff_role']>(user.staff_role);
  const [reason, setReason] = useState('');
  const words = reason.trim();
  const { username } = user;
  const missing =
    role === user.staff_role
      ? t`Choose another role first.`
      : words.length < MIN_REASON
        ? t`Write at least ten characters first.`
        : undefined;
  const close = () => {
    onClose();
    give.reset();
  };
  return (
    <Dialog
      isOpen={isOpen}
      onClose={close}
      isLocked={give.isPending}
      title={t`Role of ${username}`}
      footer={
        <>
          <Button size="lg" onClick={close} disabled={give.isPending}>{t`Not now`}</Button>
          <Button
            size="lg"
            variant="primary"
            isLoading={give.isPending}
            disabledReason={missing}
            onClick={() => actThen(give, { staff_role: role, reason: words }, close)}
          >
            {t`Change the role`}
          </Button>
        </>
      }
    >
      <div className="grid gap-4">
        <p className="text-pretty text-muted">
          {user.has_two_factor
            ? t`They are signed out everywhere and begin with the new rights.`
            : t`They have no second step of sign-in: the rights wait until they set it up.`}
        </p>
        <Field label={t`Role`}>
          {(control) => (
            <Select
              {...control}
              value={role}
              options={[...STAFF_ROLES, '' as const].map((value) => ({ value, label: nameOf(value) }))}
              onChange={({ target }) => setRole(target.value as DeskUser['staff_role'])}
            />
          )}
        </Field>
        <Field
          label={t`Reason`}
          hint={t`It stays in the audit log.`}
          aside={`${reason.length} / ${MAX_REASON}`}
        >
          {(control) => (
            <Textarea
              {...control}
              rows={3}
              maxLength={MAX_REASON}
              value={reason}
              onChange={({ target }) => setReason(target.value)}
            />
          )}
        </Field>
        <FormProblem message={give.error ? problemWords(toProblem(give.error)) : undefined} />
      </div>
    </Dialog>
  );
}
