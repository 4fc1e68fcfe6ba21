import { useLingui } from '@lingui/react/macro';
import { AUDIT_TARGETS, type AuditTarget } from '../audit-desk-api';

/** What acts are done to, in words; a new kind keeps its code. */
export function useTargetWords() {
  const { t } = useLingui();
  const names: Record<AuditTarget, string> = {
    user: t`Person`,
    listing: t`Listing`,
    order: t`Order`,
    deposit: t`Top-up`,
    withdrawal: t`Withdrawal`,
    report: t`Report`,
    verdict: t`Verdict`,
    review: t`Review`,
    message: t`Message`,
    chat: t`Chat`,
    game: t`Game`,
    plan: t`Plan`,
    setting: t`Setting`,
    template: t`Ready text`,
    payment_method: t`Way to pay`,
    provider_call: t`A provider's call`,
    difference: t`Difference`,
    transactions: t`Transactions`,
    session: t`Session`,
    view: t`Saved view`,
  };
  return {
    targets: AUDIT_TARGETS.map((value) => ({ value, label: names[value] })),
    targetName: (target: string) => names[target as AuditTarget] ?? target,
  };
}
