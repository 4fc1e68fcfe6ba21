import { useLingui } from '@lingui/react/macro';
import { ExternalLink } from 'lucide-react';
import { useLocale } from '@/shared/i18n/locale';
import { formatDecimal, formatNumber } from '@/shared/lib/money';
import { paths } from '@/shared/lib/paths';
import { Avatar } from '@/shared/ui/avatar';
import { ButtonLink } from '@/shared/ui/button';
import { Card } from '@/shared/ui/card';
import { PlanMark } from '@/shared/ui/plan-mark';
import { Stat } from '@/shared/ui/stat';
import { Time } from '@/shared/ui/time';
import type { Me } from '../api';
import type { ProfileValues } from '../profile-values';

/** What others see of this person, as the form stands now. */
export function ProfilePreview({
  me,
  values,
}: {
  me: Me;
  values: Pick<ProfileValues, 'display_name' | 'username' | 'about'>;
}) {
  const { t } = useLingui();
  const locale = useLocale();
  const name = values.display_name.trim() || values.username;
  return (
    <Card className="p-5">
      <h2 className="text-muted text-xs">{t`This is how others see you`}</h2>
      <div className="mt-4 flex items-center gap-4">
        <Avatar name={name || me.username} src={me.avatar?.url} size={80} isPremium={me.plan !== 'free'} />
        <div className="min-w-0">
          <p className="flex flex-wrap items-center gap-x-2 break-words font-semibold text-xl leading-7">
            {name}
            <PlanMark plan={me.plan} />
          </p>
          <p className="truncate text-muted">@{values.username}</p>
        </div>
      </div>
      {values.about.trim() && <p className="mt-4 whitespace-pre-line break-words">{values.about.trim()}</p>}
      <dl className="mt-5 grid grid-cols-2 gap-4 border-line-muted border-t pt-4">
        <Stat
          label={t`Rating`}
          value={me.rating === null ? t`No reviews` : formatDecimal(me.rating, 2, locale)}
        />
        <Stat label={t`Sales`} value={formatNumber(me.sales_count)} />
      </dl>
      <p className="mt-3 text-muted text-xs">
        {t`In the shop since`} <Time iso={me.created_at} as="date" />
      </p>
      <ButtonLink
        to={paths.user(me.username)}
        isWide
        className="mt-4"
        icon={<ExternalLink className="size-4" aria-hidden="true" />}
      >
        {t`Open my public page`}
      </ButtonLink>
    </Card>
  );
}
