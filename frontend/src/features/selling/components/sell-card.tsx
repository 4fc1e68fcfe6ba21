import { useLingui } from '@lingui/react/macro';
import type { SellForm } from '../hooks/use-sell-form';
import { previewOf } from '../preview';
import { SellPreview } from './sell-preview';
import type { SellSlots } from './sell-wizard';

/** The card as buyers see it, growing as one types. */
export function SellCard({
  sell: { values, specs, pictures, game },
  games,
  seller,
  renderCard,
}: { sell: SellForm } & Pick<SellSlots, 'games' | 'seller' | 'renderCard'>) {
  const { t } = useLingui();
  const chosen = game?.slug === values.game ? game : games.find(({ slug }) => slug === values.game);
  return (
    <SellPreview>
      {chosen &&
        renderCard(
          previewOf({
            values,
            game: chosen,
            specs,
            images: pictures.images,
            seller,
            placeholder: t`Your title stands here`,
          }),
        )}
    </SellPreview>
  );
}
