import { useLingui } from '@lingui/react/macro';
import { Trash2 } from 'lucide-react';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { toProblem } from '@/shared/api/problem';
import { problemWords } from '@/shared/api/problem-words';
import { actThen } from '@/shared/desk/act-then';
import { PersonLine } from '@/shared/desk/person-line';
import { useStaff } from '@/shared/desk/use-roles';
import { Button } from '@/shared/ui/button';
import { Card } from '@/shared/ui/card';
import { Field } from '@/shared/ui/field';
import { FormProblem } from '@/shared/ui/form-problem';
import { IconButton } from '@/shared/ui/icon-button';
import { Textarea } from '@/shared/ui/textarea';
import { Time } from '@/shared/ui/time';
import { type DeskUser, useAddNote, useDeleteNote } from '../users-desk-api';

const MAX_TEXT = 2000;

/**
 * What the staff have written down about somebody; the person never sees it.
 *
 * @param asked how often somebody wanted to write by key: each time the field is where one types
 */
export function UserNotes({ user, asked }: { user: DeskUser; asked: number }) {
  const { t } = useLingui();
  const { id: me, role } = useStaff();
  const [text, setText] = useState('');
  const box = useRef<HTMLTextAreaElement>(null);
  const add = useAddNote(user.id);
  const remove = useDeleteNote(user.id);
  useEffect(() => {
    if (asked > 0) box.current?.focus();
  }, [asked]);
  const words = text.trim();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (words && !add.isPending) actThen(add, { text: words }, () => setText(''));
  };
  return (
    <div className="grid gap-4">
      {user.allowed_events.includes('note') && (
        <form onSubmit={submit} className="grid gap-3">
          <Field label={t`Note`} hint={t`Only the staff read it.`} aside={`${text.length} / ${MAX_TEXT}`}>
            {(control) => (
              <Textarea
                {...control}
                ref={box}
                rows={3}
                maxLength={MAX_TEXT}
                value={text}
                readOnly={add.isPending}
                onChange={({ target }) => setText(target.value)}
              />
            )}
          </Field>
          <FormProblem message={add.error ? problemWords(toProblem(add.error)) : undefined} />
          <Button
            type="submit"
            variant="primary"
            className="justify-self-start"
            isLoading={add.isPending}
            disabledReason={words ? undefined : t`Write something first.`}
          >
            {t`Add the note`}
          </Button>
        </form>
      )}
      {user.notes.length === 0 && <p className="text-muted">{t`No notes yet.`}</p>}
      {user.notes.length > 0 && (
        <Card className="overflow-hidden">
          <ul aria-label={t`Notes`}>
            {user.notes.map(({ id, author, text: said, created_at }) => (
              <li
                key={id}
                className="flex items-start gap-3 border-line-muted border-b px-4 py-3 last:border-b-0"
              >
                <div className="min-w-0 flex-1">
                  <span className="flex flex-wrap items-center gap-3">
                    {author && <PersonLine person={author} />}
                    <Time iso={created_at} className="text-muted text-xs" />
                  </span>
                  <p className="mt-1 whitespace-pre-wrap break-words">{said}</p>
                </div>
                {(author?.id === me || role === 'admin') && (
                  <IconButton
                    label={t`Delete the note`}
                    icon={<Trash2 className="size-4" />}
                    onClick={() => remove.mutate({ noteId: id })}
                  />
                )}
              </li>
            ))}
          </ul>
        </Card>
      )}
    </div>
  );
}
