import { useLingui } from '@lingui/react/macro';
import { ImageUp, Trash2 } from 'lucide-react';
import { lazy, Suspense, useRef, useState } from 'react';
import { toProblem } from '@/shared/api/problem';
import { problemWords } from '@/shared/api/problem-words';
import { Avatar } from '@/shared/ui/avatar';
import { Button } from '@/shared/ui/button';
import { FormProblem } from '@/shared/ui/form-problem';
import { showToast } from '@/shared/ui/toast';
import type { Me } from '../api';
import { useChangeAvatar } from '../profile-api';
import { SettingsSection } from './settings-section';

const AvatarDialog = lazy(async () => ({ default: (await import('./avatar-dialog')).AvatarDialog }));

/** One's picture: choose a file, cut a square out of it, or go without. */
export function AvatarEditor({ me }: { me: Me }) {
  const { t } = useLingui();
  const input = useRef<HTMLInputElement>(null);
  const [file, setFile] = useState<File | null>(null);
  const remove = useChangeAvatar();
  return (
    <SettingsSection
      title={t`Picture`}
      hint={t`Beside your name everywhere in the shop. JPEG, PNG or WebP; you choose the part.`}
      aside={
        <Avatar
          name={me.display_name || me.username}
          src={me.avatar?.url}
          size={80}
          isPremium={me.plan !== 'free'}
        />
      }
    >
      <div className="flex flex-wrap gap-2">
        <input
          ref={input}
          type="file"
          accept="image/jpeg,image/png,image/webp"
          aria-label={t`Choose a picture`}
          className="sr-only"
          tabIndex={-1}
          onChange={({ target }) => {
            setFile(target.files?.[0] ?? null);
            // The same file can be chosen again.
            target.value = '';
          }}
        />
        <Button
          size="lg"
          icon={<ImageUp className="size-4" aria-hidden="true" />}
          onClick={() => input.current?.click()}
        >
          {me.avatar ? t`Choose another one` : t`Choose a picture`}
        </Button>
        {me.avatar && (
          <Button
            size="lg"
            variant="ghost"
            icon={<Trash2 className="size-4" aria-hidden="true" />}
            isLoading={remove.isPending}
            onClick={() =>
              remove.mutate(null, {
                onSuccess: () => showToast({ tone: 'success', title: t`The picture is removed` }),
              })
            }
          >
            {t`Remove`}
          </Button>
        )}
      </div>
      <FormProblem message={remove.error ? problemWords(toProblem(remove.error)) : undefined} />
      {file && (
        <Suspense>
          <AvatarDialog file={file} onClose={() => setFile(null)} />
        </Suspense>
      )}
    </SettingsSection>
  );
}
