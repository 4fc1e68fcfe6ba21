import { useLingui } from '@lingui/react/macro';
import { Banner } from '@/shared/ui/banner';
import { FileDrop } from '@/shared/ui/file-drop';
import type { SellForm } from '../hooks/use-sell-form';
import { LIMITS } from '../mistakes';
import { SellSection } from './sell-section';

/** The screenshots; the first is the cover. */
export function StepPhotos({ sell }: { sell: SellForm }) {
  const { t } = useLingui();
  const { pictures } = sell;
  return (
    <SellSection title={t`Pictures`} hint={t`Up to five screenshots of the account; the first is the cover.`}>
      <FileDrop
        label={t`Add pictures`}
        {...pictures.source}
        maxFiles={LIMITS.images.max}
        onMove={pictures.move}
        error={sell.errorOf('images')}
      />
      {pictures.items.length === 0 && (
        <Banner tone="accent" title={t`Buyers look at the pictures first`}>
          {t`The profile, the inventory and the rarest things. Cover your name, number and e-mail on them.`}
        </Banner>
      )}
    </SellSection>
  );
}
