import { Plural, useLingui } from '@lingui/react/macro';
import { paths } from '@/shared/lib/paths';
import { Banner } from '@/shared/ui/banner';
import { ButtonLink } from '@/shared/ui/button';
import { useDrafts } from '../drafts-api';

/** That something was begun and not finished, and the way back to it. */
export function DraftsNote() {
  const { t } = useLingui();
  const { data: drafts = [] } = useDrafts();
  const newest = drafts[0];
  if (!newest) return null;
  return (
    <Banner
      title={<Plural value={drafts.length} one="# unfinished draft" other="# unfinished drafts" />}
      action={
        <ButtonLink size="sm" to={drafts.length === 1 ? paths.sell(newest.id) : paths.sell()}>
          {t`Go on`}
        </ButtonLink>
      }
    >
      {newest.title.trim() || newest.game?.name}
    </Banner>
  );
}
