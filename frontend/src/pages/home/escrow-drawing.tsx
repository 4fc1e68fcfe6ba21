import { useLingui } from '@lingui/react/macro';
import { KeyRound, Lock, ShieldCheck, Store, UserRound } from 'lucide-react';
import type { ReactNode } from 'react';
import { cn } from '@/shared/lib/cn';

/** The way of money and login in one picture: buyer, escrow and seller at the corners, what travels on the edges. */
export function EscrowDrawing({ className }: { className?: string }) {
  const { t } = useLingui();
  return (
    <div
      role="img"
      aria-label={t`The buyer pays into escrow, the seller hands over the login, the buyer confirms, and escrow pays the seller.`}
      className={cn('relative aspect-[14/10] w-full select-none', className)}
    >
      <svg viewBox="0 0 560 400" fill="none" className="absolute inset-0 size-full" aria-hidden="true">
        <g strokeWidth="2" strokeLinecap="round" strokeDasharray="2 9">
          <path d="M92 262C110 150 160 110 214 100" className="stroke-success" />
          <path d="M332 98c68 12 118 52 136 164" className="stroke-success" />
          <path d="M420 318c-80 38-200 38-280 0" className="stroke-done" />
        </g>
        <g strokeWidth="2" strokeLinecap="round" strokeLinejoin="round">
          <path d="m204 94 11 6-8 10" className="stroke-success" />
          <path d="m461 248 7 11 8-11" className="stroke-success" />
          <path d="m149 313-10 5 8 8" className="stroke-done" />
        </g>
      </svg>
      <Station className="top-[24%] left-1/2" label={t`Escrow`} isMain>
        <Lock className="size-9" aria-hidden="true" />
      </Station>
      <Station className="top-[74%] left-[16.5%]" label={t`You`}>
        <UserRound className="size-7" aria-hidden="true" />
      </Station>
      <Station className="top-[74%] left-[83.5%]" label={t`Seller`}>
        <Store className="size-7" aria-hidden="true" />
      </Station>
      <Stop className="top-[38%] left-[21%]" number={1} label={t`You pay`} />
      <Stop className="top-[87%] left-1/2" number={2} label={t`Login comes to you`}>
        <KeyRound className="size-3.5 text-done" aria-hidden="true" />
      </Stop>
      <Stop className="top-[38%] left-[79%]" number={3} label={t`You confirm`}>
        <ShieldCheck className="size-3.5 text-success" aria-hidden="true" />
      </Stop>
    </div>
  );
}

function Station({
  label,
  isMain,
  className,
  children,
}: {
  label: string;
  isMain?: boolean;
  className: string;
  children: ReactNode;
}) {
  return (
    <span
      aria-hidden="true"
      className={cn('absolute grid -translate-x-1/2 -translate-y-1/2 justify-items-center gap-2', className)}
    >
      <span
        className={cn(
          'grid place-items-center border shadow-float backdrop-blur-md',
          isMain
            ? 'size-26 rounded-[28px] border-success-line bg-canvas/80 text-success'
            : 'size-19 rounded-[22px] border-line bg-canvas/80 text-fg',
        )}
      >
        {children}
      </span>
      <span className="font-semibold text-[13px]">{label}</span>
    </span>
  );
}

function Stop({
  number,
  label,
  className,
  children,
}: {
  number: number;
  label: string;
  className: string;
  children?: ReactNode;
}) {
  return (
    <span
      aria-hidden="true"
      className={cn(
        'absolute inline-flex -translate-x-1/2 -translate-y-1/2 items-center gap-1.5 whitespace-nowrap rounded-full border border-line bg-canvas px-2.5 py-1 font-medium text-[13px] shadow-raised',
        className,
      )}
    >
      <span className="grid size-4.5 place-items-center rounded-full bg-neutral font-semibold text-[11px] tnum">
        {number}
      </span>
      {label}
      {children}
    </span>
  );
}
