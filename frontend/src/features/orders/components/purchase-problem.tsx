import { useLingui } from '@lingui/react/macro';
import type { Problem } from '@/shared/api/problem';
import { problemWords } from '@/shared/api/problem-words';
import { paths } from '@/shared/lib/paths';
import { Link } from '@/shared/router/router';
import { Banner } from '@/shared/ui/banner';

/** Why the account cannot be bought, what is safe, and what to do about it. */
export function PurchaseProblem({ refusal, problem }: { refusal: string; problem: Problem | null }) {
  const { t } = useLingui();
  const purchases = (
    <Link to={paths.purchases()} className="font-semibold text-accent hover:underline">
      {t`My purchases`}
    </Link>
  );
  switch (refusal) {
    case 'sign_in':
      return <Banner title={t`Sign in to buy`}>{t`You come back to this very page.`}</Banner>;
    case 'own_listing':
      return <Banner tone="attention">{t`This is your own listing.`}</Banner>;
    case 'blocked':
      return (
        <Banner tone="danger">{t`This account is blocked. Our letter says why and how to appeal.`}</Banner>
      );
    case 'taken':
    case 'not_active':
      return (
        <Banner tone="attention" title={t`Somebody was faster`} action={purchases}>
          {t`This account is reserved or sold. No money was taken.`}
        </Banner>
      );
    default:
      return problem ? (
        <Banner tone="danger" action={problem.code === 'order.too_many_open' ? purchases : undefined}>
          {problemWords(problem)}
        </Banner>
      ) : null;
  }
}
