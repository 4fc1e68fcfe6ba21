import { useLingui } from '@lingui/react/macro';

/** What was done, in words; an act without words of its own keeps its code. */
export function useActWords() {
  const { t } = useLingui();
  const acts: Record<string, string> = {
    'appeal.decided': t`Appeal decided`,
    'appeal.opened': t`Appeal made`,
    'chat.staff_entered': t`Entered a chat`,
    'chat.staff_wrote': t`Wrote in a chat`,
    'difference.resolved': t`Difference closed`,
    'listing.approved': t`Listing approved`,
    'order.credentials_revealed': t`Login data shown`,
    'order.ruled': t`Dispute decided`,
    'payment_method.changed': t`Way to pay changed`,
    'permission.refused': t`Tried without the right`,
    'report.made': t`Reported something`,
    'session.ended': t`Signed out`,
    'session.reused': t`Old session used again`,
    'staff.searched': t`Looked for people`,
    'staff.viewed': t`Looked at a person`,
    'transactions.exported': t`Took the books as a file`,
    'user.block': t`Person blocked`,
    'user.closed': t`Account closed`,
    'user.forgotten': t`Account forgotten`,
    'user.locked': t`Sign-in locked`,
    'user.note_added': t`Note added`,
    'user.note_deleted': t`Note deleted`,
    'user.registered': t`Registered`,
    'user.role_changed': t`Role changed`,
    'user.seller_unverified': t`Badge taken`,
    'user.seller_verified': t`Seller verified`,
    'user.sessions_ended': t`Signed out everywhere`,
    'user.signed_in': t`Signed in`,
    'user.unblock': t`Person unblocked`,
    'verdict.ended': t`Verdict ended`,
    'verdict.given': t`Verdict given`,
  };
  return { acts: Object.entries(acts), actName: (action: string) => acts[action] ?? action };
}
