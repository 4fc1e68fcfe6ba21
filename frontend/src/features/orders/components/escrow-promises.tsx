import { useLingui } from '@lingui/react/macro';
import { BadgeCheck, KeyRound, Lock } from 'lucide-react';

/** What escrow does, in three short lines. */
export function EscrowPromises() {
  const { t } = useLingui();
  const lines = [
    {
      icon: Lock,
      title: t`Your money waits in escrow`,
      text: t`WibeStore holds it; the seller does not have it yet.`,
    },
    {
      icon: KeyRound,
      title: t`You get the login and check it`,
      text: t`24 hours to sign in and look around.`,
    },
    {
      icon: BadgeCheck,
      title: t`You confirm, the seller is paid`,
      text: t`Not delivered in time? The money comes back to your wallet.`,
    },
  ];
  return (
    <ul className="grid gap-3">
      {lines.map(({ icon: Icon, title, text }) => (
        <li key={title} className="flex gap-3">
          <span className="grid size-9 shrink-0 place-items-center rounded-md border border-line bg-inset text-done">
            <Icon className="size-4" aria-hidden="true" />
          </span>
          <span className="min-w-0">
            <span className="block font-semibold">{title}</span>
            <span className="block text-muted text-xs">{text}</span>
          </span>
        </li>
      ))}
    </ul>
  );
}
