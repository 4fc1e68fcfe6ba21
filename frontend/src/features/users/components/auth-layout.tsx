import { useLingui } from '@lingui/react/macro';
import { BadgeCheck, KeyRound, Lock } from 'lucide-react';
import type { ReactNode } from 'react';

export interface AuthLayoutProps {
  title: string;
  description: ReactNode;
  children: ReactNode;
  /** Under the form: the way to the other one. */
  footer?: ReactNode;
}

/** Sign-in and registration: the form, and beside it on wide screens what the shop promises. */
export function AuthLayout({ title, description, children, footer }: AuthLayoutProps) {
  return (
    <div className="page grid items-stretch gap-12 py-8 md:py-12 lg:min-h-[calc(100dvh-4rem)] lg:grid-cols-2 lg:py-8 xl:gap-20">
      <div className="mx-auto flex w-full max-w-sm flex-col justify-center">
        <h1 className="text-balance text-title">{title}</h1>
        <p className="mt-2 text-muted">{description}</p>
        <div className="mt-6">{children}</div>
        {footer && <p className="mt-6 border-line-muted border-t pt-6 text-muted">{footer}</p>}
      </div>
      <EscrowPromise />
    </div>
  );
}

function EscrowPromise() {
  const { t } = useLingui();
  const steps = [
    [Lock, t`The money stands aside`, t`You pay into escrow. The seller sees it and cannot touch it.`],
    [KeyRound, t`You get the login and check`, t`It opens for you alone, with time to look around.`],
    [BadgeCheck, t`You confirm, the seller is paid`, t`Nothing delivered? The money comes back by itself.`],
  ] as const;
  return (
    <aside
      aria-labelledby="escrow-promise"
      className="surface flex flex-col justify-center px-10 py-12 max-lg:hidden xl:px-16"
    >
      <div className="mx-auto w-full max-w-md">
        <p className="font-semibold text-success text-xs">{t`Escrow in every deal`}</p>
        <h2 id="escrow-promise" className="mt-2 text-balance text-title">
          {t`Your money waits until you have checked the account`}
        </h2>
        <ol className="mt-8">
          {steps.map(([Icon, name, text], index) => (
            <li key={name} className="relative flex gap-4 pb-7 last:pb-0">
              {index < steps.length - 1 && (
                <span aria-hidden="true" className="absolute top-11 bottom-0 left-5.5 w-px bg-line" />
              )}
              <span className="grid size-11 shrink-0 place-items-center rounded-lg border border-line bg-canvas text-success">
                <Icon className="size-5" aria-hidden="true" />
              </span>
              <span className="min-w-0">
                <span className="block font-semibold text-base leading-6">{name}</span>
                <span className="block text-pretty text-muted">{text}</span>
              </span>
            </li>
          ))}
        </ol>
      </div>
    </aside>
  );
}
