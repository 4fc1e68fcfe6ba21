import { useLingui } from '@lingui/react/macro';
import { Clock, ShieldCheck, Zap } from 'lucide-react';
import type { ReactNode } from 'react';
import { parseSom } from '@/shared/lib/money';
import { Badge } from '@/shared/ui/badge';
import { Card } from '@/shared/ui/card';
import { Gallery } from '@/shared/ui/gallery';
import { Money } from '@/shared/ui/money';
import type { SellForm } from '../hooks/use-sell-form';
import { useSlaWords } from '../hooks/use-sla-words';
import { attributesOf } from '../sell-values';
import type { Attribute, Image } from '../shapes';

export interface FactsView {
  attributes: readonly Attribute[];
  values: Record<string, string | number | boolean>;
}

/** The listing's page as a buyer will see it, from what is typed so far. */
export function BuyerView({
  sell,
  renderFacts,
}: {
  sell: SellForm;
  renderFacts: (facts: FactsView) => ReactNode;
}) {
  const { t } = useLingui();
  const { values, game, pictures } = sell;
  const said = attributesOf(values, sell.specs);
  const parts = [
    [t`In the game`, sell.specs.filter(({ is_common }) => !is_common)],
    [t`Handing over and history`, sell.specs.filter(({ is_common }) => is_common)],
  ] as const;
  const title = values.title.trim() || t`Your title stands here`;
  return (
    <Card className="p-4 md:p-6">
      <p className="mb-4 font-semibold text-muted text-xs">{t`The page as a buyer sees it`}</p>
      <div className="grid grid-cols-1 gap-6 xl:grid-cols-[minmax(0,1fr)_18rem]">
        <div className="min-w-0">
          <Gallery title={title} images={viewsOf(pictures.images, values.game)} />
          <div className="mt-5 flex flex-wrap gap-2">
            {game && <Badge tone="accent">{game.name}</Badge>}
            <Badge tone="success" icon={<ShieldCheck className="size-3" aria-hidden="true" />}>
              {t`24 hours to check`}
            </Badge>
            {values.delivery === 'instant' && (
              <Badge tone="attention" icon={<Zap className="size-3" aria-hidden="true" />}>
                {t`Instant delivery`}
              </Badge>
            )}
          </div>
          <h2 className="mt-3 break-words text-balance font-extrabold text-2xl leading-8 tracking-[-.025em]">
            {title}
          </h2>
        </div>
        <PriceView sell={sell} />
      </div>
      <div className="mt-8 grid grid-cols-1 gap-8">
        {parts.map(
          ([name, attributes]) =>
            attributes.some(({ key }) => key in said) && (
              <section key={name} aria-label={name}>
                <h3 className="mb-3 font-bold text-lg tracking-[-.02em]">{name}</h3>
                {renderFacts({ attributes, values: said })}
              </section>
            ),
        )}
        {values.description.trim() && (
          <section aria-label={t`In the seller's words`}>
            <h3 className="mb-3 font-bold text-lg tracking-[-.02em]">{t`In the seller's words`}</h3>
            <p
              lang={values.language}
              className="max-w-prose whitespace-pre-line break-words text-[15px] leading-7"
            >
              {values.description}
            </p>
          </section>
        )}
      </div>
    </Card>
  );
}

function PriceView({ sell: { values } }: { sell: SellForm }) {
  const { t } = useLingui();
  const sla = useSlaWords()(Number(values.sla));
  const isInstant = values.delivery === 'instant';
  const Icon = isInstant ? Zap : Clock;
  return (
    <section aria-label={t`Price`} className="surface relative self-start overflow-hidden p-5">
      <span aria-hidden="true" className="aurora-line absolute inset-x-0 top-0 h-0.5" />
      <p className="text-[13px] text-muted">{t`Price`}</p>
      <Money amount={parseSom(values.price) ?? 0} size="lg" className="mt-1 max-w-full flex-wrap" />
      <p className="mt-4 flex gap-2.5 border-line-muted border-t pt-4">
        <Icon className="mt-0.5 size-4 shrink-0 text-attention" aria-hidden="true" />
        <span>{isInstant ? t`Delivered at once` : t`Delivered within: ${sla}`}</span>
      </p>
      {values.accepts_offers && <p className="mt-2 text-muted text-xs">{t`Buyers may offer their price`}</p>}
    </section>
  );
}

function viewsOf(images: readonly Image[], game: string) {
  if (images.length === 0) return [{ src: `/covers/${game}.svg` }];
  return images.map(({ card, gallery, full, placeholder }) => ({
    src: gallery.url,
    srcSet: `${card.url} ${card.width}w, ${gallery.url} ${gallery.width}w`,
    thumbnailSrc: card.url,
    fullSrc: full.url,
    placeholder,
  }));
}
