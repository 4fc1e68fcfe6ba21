import { useLingui } from '@lingui/react/macro';
import { Picture } from '@/shared/ui/picture';
import type { Sealing } from '../hooks/use-sealing';
import type { SellForm } from '../hooks/use-sell-form';
import type { SellStep } from '../sell-steps';
import { BuyerView } from './buyer-view';
import { GameChoice } from './game-choice';
import { MistakeList } from './mistake-list';
import { SellSection } from './sell-section';
import type { SellSlots } from './sell-wizard';
import { StepAttributes } from './step-attributes';
import { StepDelivery } from './step-delivery';
import { StepPhotos } from './step-photos';
import { StepPrice } from './step-price';
import { StepText } from './step-text';

interface SellStepViewProps extends SellSlots {
  sell: SellForm;
  step: SellStep;
  onStep: (step: SellStep) => void;
  sealing: Sealing;
  /** A listing's game stays; a draft's may still change. */
  isGameFixed: boolean;
}

/** The step that is open now. */
export function SellStepView(props: SellStepViewProps) {
  const { sell, step } = props;
  switch (step) {
    case 'game':
      return <GameStep {...props} />;
    case 'attributes':
      return <StepAttributes sell={sell} />;
    case 'text':
      return <StepText sell={sell} />;
    case 'photos':
      return <StepPhotos sell={sell} />;
    case 'price':
      return <StepPrice sell={sell} rateBps={props.rateBps} salesCount={props.seller.sales_count} />;
    case 'delivery':
      return <StepDelivery sell={sell} sealing={props.sealing} hours={props.hours} />;
    case 'preview':
      return (
        <>
          <MistakeList sell={sell} onStep={props.onStep} />
          <BuyerView sell={sell} renderFacts={props.renderFacts} />
        </>
      );
  }
}

function GameStep({ sell, games, isGameFixed }: SellStepViewProps) {
  const { t } = useLingui();
  const { game, form, values } = sell;
  if (isGameFixed) {
    return (
      <SellSection
        title={game?.name ?? t`Game`}
        hint={t`The game of a listing stays. For another game make a new listing.`}
      >
        <Picture
          coverSrc={`/covers/${values.game}.svg`}
          className="aspect-16/10 w-full max-w-72 rounded-md bg-inset object-cover"
        />
      </SellSection>
    );
  }
  return (
    <GameChoice
      games={games}
      value={values.game}
      error={sell.errorOf('game')}
      onChoose={(slug) => form.setValue('game', slug, { shouldDirty: true })}
    />
  );
}
