import { useLingui } from '@lingui/react/macro';
import { useId } from 'react';
import { Card } from '@/shared/ui/card';
import { Checkbox } from '@/shared/ui/checkbox';
import { ProblemState } from '@/shared/ui/problem-state';
import { Skeleton } from '@/shared/ui/skeleton';
import { Switch } from '@/shared/ui/switch';
import { type Channel, type Preferences, usePreferences, useUpdatePreferences } from '../api';
import { chime } from '../chime';
import { useGroupWords } from '../hooks/use-group-words';

/** How one wants to be told: by which ways of what, and whether it may sound. */
export function PreferencesForm({ isStaff }: { isStaff: boolean }) {
  const { t } = useLingui();
  const { data: preferences, error, refetch } = usePreferences();
  const { mutate: update } = useUpdatePreferences();
  const titleId = useId();
  return (
    <section id="notifications" aria-labelledby={titleId}>
      <Card className="p-4 md:p-6">
        <h2 id={titleId} className="font-semibold text-base">{t`Notifications`}</h2>
        <p className="mt-0.5 text-muted">
          {t`Everything is kept in the list of notifications; here you choose how else it reaches you.`}
        </p>
        {preferences ? (
          <>
            <Groups
              preferences={preferences.preferences.filter(({ group }) => isStaff || group !== 'staff')}
              update={update}
            />
            <div className="mt-5 grid gap-2 border-line-muted border-t pt-5 md:max-w-md">
              <Switch
                label={t`Sound`}
                hint={t`A short one, for important news only.`}
                checked={preferences.sound}
                onChange={(event) => {
                  update({ sound: event.target.checked });
                  if (event.target.checked) chime();
                }}
              />
              <Switch
                label={t`Vibration`}
                hint={t`On phones that can.`}
                checked={preferences.vibration}
                onChange={(event) => update({ vibration: event.target.checked })}
              />
            </div>
          </>
        ) : error ? (
          <ProblemState error={error} onRetry={() => void refetch()} />
        ) : (
          <Skeleton className="mt-4 h-96" />
        )}
      </Card>
    </section>
  );
}

function Groups({
  preferences,
  update,
}: {
  preferences: Preferences['preferences'];
  update: ReturnType<typeof useUpdatePreferences>['mutate'];
}) {
  const { t } = useLingui();
  const { groupOf, channelOf } = useGroupWords();
  const isFixed = preferences.some(({ fixed }) => fixed.length > 0);
  return (
    <>
      <ul className="mt-4 divide-y divide-line-muted">
        {preferences.map(({ group, channels, available, fixed }) => (
          <li key={group} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-1 py-3">
            <span aria-hidden="true" className="min-w-36 font-medium">
              {groupOf(group)}
            </span>
            <fieldset className="flex flex-wrap gap-x-6 gap-y-1">
              <legend className="sr-only">{groupOf(group)}</legend>
              {available.map((channel: Channel) => (
                <Checkbox
                  key={channel}
                  label={channelOf(channel)}
                  checked={channels[channel] ?? false}
                  disabled={fixed.includes(channel)}
                  onChange={(event) =>
                    update({ preferences: [{ group, channels: { [channel]: event.target.checked } }] })
                  }
                />
              ))}
            </fieldset>
          </li>
        ))}
      </ul>
      {isFixed && (
        <p className="mt-2 text-muted text-xs">{t`What cannot be turned off protects your money and your account.`}</p>
      )}
    </>
  );
}
