import { cn } from '@/shared/lib/cn';

const STROKE = {
  fill: 'none',
  stroke: 'currentColor',
  strokeWidth: 2.5,
  strokeLinecap: 'round',
  strokeLinejoin: 'round',
} as const;

/** The project's own drawings; two colors by role: lines and one accent. */
const DRAWINGS = {
  search: (
    <>
      <rect x="22" y="26" width="58" height="42" rx="6" className="fill-raised" />
      <path d="M32 40h24M32 50h16" />
      <circle cx="76" cy="62" r="15" className="fill-canvas text-accent" />
      <path d="m87 73 11 11" className="text-accent" />
    </>
  ),
  box: (
    <>
      <path d="m60 24 34 16v36L60 92 26 76V40z" className="fill-raised" />
      <path d="m26 40 34 16 34-16M60 56v36" />
      <path d="m43 32 34 16v11" className="text-accent" />
    </>
  ),
  heart: (
    <>
      <rect x="28" y="24" width="64" height="60" rx="8" className="fill-raised" />
      <path d="M40 94h40" />
      <path d="M60 70S44 60 44 48a9 9 0 0 1 16-5 9 9 0 0 1 16 5c0 12-16 22-16 22z" className="text-danger" />
    </>
  ),
  wallet: (
    <>
      <path d="M28 40a8 8 0 0 1 8-8h44v12" />
      <rect x="28" y="40" width="66" height="44" rx="8" className="fill-raised" />
      <path d="M94 54H78a8 8 0 0 0 0 16h16" className="text-success" />
      <circle cx="79" cy="62" r="1" className="text-success" />
    </>
  ),
  card: (
    <>
      <rect
        x="26"
        y="46"
        width="64"
        height="42"
        rx="6"
        className="fill-raised"
        transform="rotate(-8 58 67)"
      />
      <rect x="32" y="38" width="64" height="42" rx="6" className="fill-canvas" />
      <path d="M32 50h64" className="text-accent" />
      <path d="M41 69h14M63 69h8" />
    </>
  ),
  lock: (
    <>
      <rect x="32" y="52" width="56" height="40" rx="8" className="fill-raised" />
      <path d="M44 52V40a16 16 0 0 1 32 0v12" />
      <circle cx="60" cy="69" r="4" className="text-accent" />
      <path d="M60 73v7" className="text-accent" />
    </>
  ),
  unplugged: (
    <>
      <path d="M24 60h18M78 60h18" />
      <rect x="42" y="46" width="14" height="28" rx="4" className="fill-raised" />
      <rect x="66" y="46" width="12" height="28" rx="4" className="fill-raised" />
      <path d="M61 38v-8M50 38l-5-6M72 38l5-6" className="text-attention" />
    </>
  ),
  broken: (
    <>
      <rect x="24" y="28" width="72" height="54" rx="8" className="fill-raised" />
      <path d="M24 42h72M33 35h.01M41 35h.01" />
      <path d="m64 42-10 14 12 8-10 18" className="text-danger" />
    </>
  ),
  star: (
    <>
      <rect x="26" y="30" width="68" height="46" rx="8" className="fill-raised" />
      <path d="m48 76-6 14 18-14" className="fill-raised" />
      <path d="m60 40 4 8 9 1-6.500 6 1.500 9-8-4-8 4 1.500-9-6.500-6 9-1z" className="text-attention" />
    </>
  ),
};

export type DrawingName = keyof typeof DRAWINGS;

/** A picture for an empty place; it says nothing that the words beside it do not. */
export function Drawing({ name, className = 'size-30' }: { name: DrawingName; className?: string }) {
  return (
    <svg viewBox="0 0 120 120" className={cn('text-line-strong', className)} {...STROKE} aria-hidden="true">
      <ellipse cx="60" cy="102" rx="36" ry="3" className="fill-neutral" stroke="none" />
      {DRAWINGS[name]}
    </svg>
  );
}
