import { useLingui } from '@lingui/react/macro';
import { FormProvider, useForm } from 'react-hook-form';
import { Button } from '@/shared/ui/button';
import { FormProblem } from '@/shared/ui/form-problem';
import { showToast } from '@/shared/ui/toast';
import { showAccountProblem } from '../account-problem';
import type { Me } from '../api';
import { useUpdateProfile } from '../profile-api';
import { changesOf, type ProfileValues, valuesOf } from '../profile-values';
import { HoursFields } from './hours-fields';

/** A seller's working hours and the switch for being away, where they matter: saved by themselves, apart from the form around. */
export function HoursEditor({ me }: { me: Me }) {
  const { t } = useLingui();
  const update = useUpdateProfile();
  const form = useForm<ProfileValues>({ defaultValues: valuesOf(me) });
  const { handleSubmit, reset, setError, formState } = form;
  const { errors, dirtyFields, isDirty, isSubmitting } = formState;
  const save = handleSubmit(async (values) => {
    try {
      reset(valuesOf(await update.mutateAsync(changesOf(values, dirtyFields))));
      showToast({ tone: 'success', title: t`Working hours saved` });
    } catch (error) {
      showAccountProblem<ProfileValues>(error, setError, ['work_from', 'work_to', 'away_until']);
    }
  });
  return (
    <FormProvider {...form}>
      <div className="grid grid-cols-1 gap-3">
        <HoursFields />
        <FormProblem message={errors.root?.message} />
        {isDirty && (
          <div className="flex flex-wrap gap-2">
            <Button variant="primary" isLoading={isSubmitting} onClick={() => void save()}>
              {t`Save the hours`}
            </Button>
            <Button variant="ghost" disabled={isSubmitting} onClick={() => reset()}>
              {t`Discard`}
            </Button>
          </div>
        )}
      </div>
    </FormProvider>
  );
}
