import { useLingui } from '@lingui/react/macro';
import { useFormContext } from 'react-hook-form';
import { Button } from '@/shared/ui/button';
import { Card } from '@/shared/ui/card';
import { Chip } from '@/shared/ui/chip';
import { Field } from '@/shared/ui/field';
import { Input } from '@/shared/ui/input';
import { Switch } from '@/shared/ui/switch';
import { fromLocalInput, hoursProblem, toLocalInput } from '../availability';
import type { ProfileValues } from '../profile-values';

const USUAL = { from: '09:00', to: '23:00' };
const AWAY_MAX_MS = 14 * 24 * 60 * 60_000;

/** When a seller works, and the switch for being away. */
export function HoursFields() {
  const { t } = useLingui();
  const { register, watch, setValue, getValues, formState } = useFormContext<ProfileValues>();
  const { errors } = formState;
  const isLimited = watch('work_from') !== '' || watch('work_to') !== '';
  const zone = watch('time_zone').replaceAll('_', ' ');
  const set = (name: 'work_from' | 'work_to', value: string) => setValue(name, value, { shouldDirty: true });
  const problem = { incomplete: t`Say both: from and to.`, too_short: t`At least four hours a day.` };

  return (
    <Card className="p-4 md:p-6">
      <h2 className="font-semibold text-base">{t`Working hours`}</h2>
      <p className="mt-0.5 text-muted">
        {t`For what you hand over by hand. Outside of these hours your time to deliver stands still, and buyers see when you are back.`}
      </p>
      <div className="mt-4 grid gap-5">
        <Switch
          label={t`I work at set hours`}
          hint={isLimited ? t`In your time zone: ${zone}` : t`Now: at any hour`}
          checked={isLimited}
          onChange={(event) => {
            set('work_from', event.target.checked ? USUAL.from : '');
            set('work_to', event.target.checked ? USUAL.to : '');
          }}
        />
        {isLimited && (
          <div className="grid grid-cols-2 items-start gap-4 sm:max-w-80">
            <Field label={t`From`} error={errors.work_from?.message}>
              {(control) => <Input {...control} {...register('work_from')} type="time" />}
            </Field>
            <Field label={t`To`} error={errors.work_to?.message}>
              {(control) => (
                <Input
                  {...control}
                  {...register('work_to', {
                    validate: (to) => {
                      const from = getValues('work_from');
                      if (from === '' && to === '') return true;
                      const found = hoursProblem(from, to);
                      return found === null || problem[found];
                    },
                  })}
                  type="time"
                />
              )}
            </Field>
          </div>
        )}
        <AwayField />
      </div>
    </Card>
  );
}

/** Away until a moment, two weeks ahead at most. */
function AwayField() {
  const { t } = useLingui();
  const { register, watch, setValue, formState } = useFormContext<ProfileValues>();
  const until = watch('away_until');
  const set = (value: string) => setValue('away_until', value, { shouldDirty: true, shouldValidate: true });
  const inDays = (days: number) =>
    set(toLocalInput(new Date(Date.now() + days * 24 * 60 * 60_000 - 60_000).toISOString()));
  return (
    <div className="grid gap-3 border-line-muted border-t pt-5">
      <Field
        label={t`Away until`}
        hint={t`Your listings stay on sale and say so; buyers wait, or choose another. At most two weeks.`}
        error={formState.errors.away_until?.message}
        className="sm:max-w-80"
      >
        {(control) => (
          <Input
            {...control}
            {...register('away_until', {
              validate: (text) => {
                const iso = fromLocalInput(text);
                if (iso === null) return true;
                const ahead = new Date(iso).getTime() - Date.now();
                if (ahead <= 0) return t`A moment to come, please.`;
                return ahead <= AWAY_MAX_MS || t`At most two weeks ahead.`;
              },
            })}
            type="datetime-local"
          />
        )}
      </Field>
      <div className="flex flex-wrap items-center gap-2">
        <Chip isOn={false} onClick={() => inDays(1)}>{t`A day`}</Chip>
        <Chip isOn={false} onClick={() => inDays(3)}>{t`Three days`}</Chip>
        <Chip isOn={false} onClick={() => inDays(7)}>{t`A week`}</Chip>
        <Chip isOn={false} onClick={() => inDays(14)}>{t`Two weeks`}</Chip>
        {until !== '' && <Button variant="ghost" onClick={() => set('')}>{t`I am here`}</Button>}
      </div>
    </div>
  );
}
