import { useLingui } from '@lingui/react/macro';
import { FormProvider, useForm } from 'react-hook-form';
import { chooseLocale } from '@/shared/i18n/locale';
import { cn } from '@/shared/lib/cn';
import { useFocusOnRefusal } from '@/shared/lib/use-focus-on-refusal';
import { useUnsavedGuard } from '@/shared/lib/use-unsaved-guard';
import { Button } from '@/shared/ui/button';
import { FormProblem } from '@/shared/ui/form-problem';
import { showToast } from '@/shared/ui/toast';
import { UnsavedDialog } from '@/shared/ui/unsaved-dialog';
import { showAccountProblem } from '../account-problem';
import type { Me } from '../api';
import { useUpdateProfile } from '../profile-api';
import { changesOf, type ProfileValues, valuesOf } from '../profile-values';
import { HoursFields } from './hours-fields';
import { PrivateFields, PublicFields } from './profile-fields';
import { ProfilePreview } from './profile-preview';

const FIELDS = [
  'display_name',
  'username',
  'about',
  'phone',
  'language',
  'time_zone',
  'work_from',
  'work_to',
  'away_until',
] as const;

/** One's own profile: what others see, growing as one types, and the form. Nothing typed is lost without a question. */
export function ProfileEditor({ me }: { me: Me }) {
  const { t } = useLingui();
  const update = useUpdateProfile();
  const form = useForm<ProfileValues>({ defaultValues: valuesOf(me) });
  const { handleSubmit, reset, setError, watch, formState } = form;
  const { errors, isSubmitting, isDirty, dirtyFields } = formState;
  const formElement = useFocusOnRefusal(isSubmitting);
  const guard = useUnsavedGuard(isDirty && !isSubmitting);

  const submit = handleSubmit(async (values) => {
    const changes = changesOf(values, dirtyFields);
    try {
      const saved = await update.mutateAsync(changes);
      reset(valuesOf(saved));
      if (changes.language) await chooseLocale(saved.language);
      showToast({ tone: 'success', title: t`Profile saved` });
    } catch (error) {
      showAccountProblem<ProfileValues>(error, setError, FIELDS);
    }
  });

  return (
    <FormProvider {...form}>
      <form
        ref={formElement}
        onSubmit={submit}
        noValidate
        className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_20rem]"
      >
        <div className="lg:sticky lg:top-22 lg:order-2">
          <ProfilePreview me={me} values={watch()} />
        </div>
        <div className="grid min-w-0 gap-6">
          <fieldset disabled={isSubmitting} className="grid min-w-0 gap-6">
            <legend className="sr-only">{t`Profile`}</legend>
            <PublicFields />
            <PrivateFields me={me} />
            <HoursFields />
          </fieldset>
          <FormProblem message={errors.root?.message} />
          <div
            data-dirty={isDirty}
            className={cn(
              'flex flex-wrap items-center justify-end gap-2',
              isDirty &&
                'above-tab-bar surface sticky z-10 mb-2 bg-overlay p-3 shadow-float max-sm:[&>button]:flex-1 md:bottom-4',
            )}
          >
            {isDirty && (
              <p className="mr-auto text-muted max-sm:basis-full">{t`There are unsaved changes.`}</p>
            )}
            {isDirty && (
              <Button size="lg" disabled={isSubmitting} onClick={() => reset()}>
                {t`Discard`}
              </Button>
            )}
            <Button
              type="submit"
              variant="primary"
              size="lg"
              isLoading={isSubmitting}
              disabledReason={isDirty ? undefined : t`Nothing has been changed yet.`}
            >
              {t`Save`}
            </Button>
          </div>
        </div>
      </form>
      <UnsavedDialog guard={guard} />
    </FormProvider>
  );
}
