import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { toProblem } from '@/shared/api/problem';
import { problemWords } from '@/shared/api/problem-words';
import { actThen } from '@/shared/desk/act-then';
import { Button } from '@/shared/ui/button';
import { Dialog } from '@/shared/ui/dialog';
import { Field } from '@/shared/ui/field';
import { FormProblem } from '@/shared/ui/form-problem';
import { Input } from '@/shared/ui/input';
import { Select } from '@/shared/ui/select';
import { Textarea } from '@/shared/ui/textarea';
import { blockEnd } from '../user-open-things';
import { type DeskUser, useBlockUser } from '../users-desk-api';
import { UserBlockPreview } from './user-block-preview';

const MIN_TEXT = 10;
const MAX_TEXT = 1000;
const LENGTHS = [7, 30, 90] as const;

export interface UserBlockDialogProps {
  user: DeskUser;
  /** The reasons of reports by their codes: what a block can be for. */
  reasons: ReadonlyMap<string, string>;
  isOpen: boolean;
  onClose: () => void;
}

/** Block somebody: why, for how long, what it does to what is open, and their name typed to be sure. */
export function UserBlockDialog({ user, reasons, isOpen, onClose }: UserBlockDialogProps) {
  const { t } = useLingui();
  const block = useBlockUser(user.id);
  const [reason, setReason] = useState('');
  const [text, setText] = useState('');
  const [length, setLength] = useState('');
  const [typed, setTyped] = useState('');
  const { username } = user;
  const words = text.trim();
  const missing = !reason
    ? t`Choose a reason first.`
    : words.length < MIN_TEXT
      ? t`Write at least ten characters first.`
      : typed.trim() !== username
        ? t`Type the username to be sure.`
        : undefined;
  const close = () => {
    onClose();
    setTyped('');
    block.reset();
  };
  const submit = () =>
    actThen(block, { reason, text: words, expires_at: blockEnd(length ? Number(length) : null) }, close);
  return (
    <Dialog
      isOpen={isOpen}
      onClose={close}
      isLocked={block.isPending}
      title={t`Block ${username}?`}
      footer={
        <>
          <Button size="lg" onClick={close} disabled={block.isPending}>{t`Not now`}</Button>
          <Button
            size="lg"
            variant="danger"
            isLoading={block.isPending}
            disabledReason={missing}
            onClick={submit}
          >
            {t`Block`}
          </Button>
        </>
      }
    >
      <div className="grid gap-4">
        <UserBlockPreview user={user} />
        <Field label={t`Reason`}>
          {(control) => (
            <Select
              {...control}
              value={reason}
              placeholder={t`Choose a reason`}
              options={[...reasons].map(([value, label]) => ({ value, label }))}
              onChange={({ target }) => setReason(target.value)}
            />
          )}
        </Field>
        <Field label={t`For how long`}>
          {(control) => (
            <Select
              {...control}
              value={length}
              options={[
                { value: '', label: t`Until the staff lift it` },
                ...LENGTHS.map((days) => ({ value: String(days), label: t`${days} days` })),
              ]}
              onChange={({ target }) => setLength(target.value)}
            />
          )}
        </Field>
        <Field label={t`What the person reads`} aside={`${text.length} / ${MAX_TEXT}`}>
          {(control) => (
            <Textarea
              {...control}
              rows={3}
              maxLength={MAX_TEXT}
              value={text}
              onChange={({ target }) => setText(target.value)}
            />
          )}
        </Field>
        <Field label={t`Type ${username} to be sure`}>
          {(control) => (
            <Input
              {...control}
              autoComplete="off"
              spellCheck={false}
              value={typed}
              onChange={({ target }) => setTyped(target.value)}
            />
          )}
        </Field>
        <FormProblem message={block.error ? problemWords(toProblem(block.error)) : undefined} />
      </div>
    </Dialog>
  );
}
