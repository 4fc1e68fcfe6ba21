import { useLingui } from '@lingui/react/macro';
import { AtSign } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { toProblem } from '@/shared/api/problem';
import { problemWords } from '@/shared/api/problem-words';
import { usePageCommands } from '@/shared/desk/commands';
import { PersonLine } from '@/shared/desk/person-line';
import { Button } from '@/shared/ui/button';
import { Dialog } from '@/shared/ui/dialog';
import { Field } from '@/shared/ui/field';
import { FormProblem } from '@/shared/ui/form-problem';
import { Input } from '@/shared/ui/input';
import { useFindUsers } from '../users-desk-api';

/** Look for people by a part of their e-mail or by their number; those never stand in an address. */
export function UserFinder() {
  const { t } = useLingui();
  const [isOpen, setOpen] = useState(false);
  const [typed, setTyped] = useState('');
  const find = useFindUsers();
  usePageCommands([
    { key: 'find', label: t`Find by e-mail or phone`, icon: AtSign, run: () => setOpen(true) },
  ]);
  const asked = typed.trim();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (asked && !find.isPending)
      find.mutate(/^\+?[\d\s()-]{7,}$/.test(asked) ? { phone: asked } : { email: asked });
  };
  const close = () => {
    setOpen(false);
    setTyped('');
    find.reset();
  };
  const found = find.data?.results;
  return (
    <>
      <Button icon={<AtSign className="size-4" aria-hidden="true" />} onClick={() => setOpen(true)}>
        {t`Find by e-mail or phone`}
      </Button>
      <Dialog isOpen={isOpen} onClose={close} title={t`Find by e-mail or phone`}>
        <form onSubmit={submit} className="grid gap-4">
          <Field label={t`E-mail or phone`} hint={t`That you looked is written into the audit log.`}>
            {(control) => (
              <Input
                {...control}
                autoComplete="off"
                spellCheck={false}
                value={typed}
                readOnly={find.isPending}
                onChange={({ target }) => setTyped(target.value)}
              />
            )}
          </Field>
          <Button
            type="submit"
            variant="primary"
            isLoading={find.isPending}
            disabledReason={asked ? undefined : t`Write an e-mail or a number first.`}
          >
            {t`Find`}
          </Button>
          <FormProblem message={find.error ? problemWords(toProblem(find.error)) : undefined} />
          <div aria-live="polite">
            {found?.length === 0 && <p className="text-muted">{t`Nobody has this e-mail or number.`}</p>}
            {found && found.length > 0 && (
              <ul className="grid gap-2">
                {found.map((each) => (
                  <li key={each.id}>
                    <PersonLine person={each} note={each.email} />
                  </li>
                ))}
              </ul>
            )}
          </div>
        </form>
      </Dialog>
    </>
  );
}
