import { useLingui } from '@lingui/react/macro';
import { paths } from '@/shared/lib/paths';
import { Banner } from '@/shared/ui/banner';
import { Button, ButtonLink } from '@/shared/ui/button';
import type { SaveState } from '../draft-saver';

/** What cannot be saved without a choice: another tab or device was faster, or the draft is gone. */
export function DraftTrouble({
  state,
  onMine,
  onTheirs,
  onAnew,
}: {
  state: SaveState;
  /** What is typed here wins. */
  onMine: () => void;
  /** What the server has is shown, what is typed here is dropped. */
  onTheirs: () => void;
  /** What is typed here becomes a new draft. */
  onAnew: () => void;
}) {
  const { t } = useLingui();
  if (state === 'conflict') {
    return (
      <Banner
        tone="danger"
        title={t`This draft was changed in another tab or on another device`}
        action={
          <span className="flex flex-wrap gap-2">
            <Button size="sm" variant="primary" onClick={onMine}>
              {t`Keep what is here`}
            </Button>
            <Button size="sm" onClick={onTheirs}>
              {t`Take the other one`}
            </Button>
          </span>
        }
      >
        {t`Nothing is lost yet: choose which of the two goes on.`}
      </Banner>
    );
  }
  if (state === 'gone') {
    return (
      <Banner
        tone="danger"
        title={t`This draft is no longer there`}
        action={
          <span className="flex flex-wrap gap-2">
            <Button size="sm" variant="primary" onClick={onAnew}>
              {t`Save as a new draft`}
            </Button>
            <ButtonLink size="sm" to={paths.myListings()}>{t`My listings`}</ButtonLink>
          </span>
        }
      >
        {t`It was submitted or deleted elsewhere. What you typed is still here.`}
      </Banner>
    );
  }
  return null;
}
