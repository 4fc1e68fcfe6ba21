import type { ComponentProps } from 'react';
import { cn } from '@/shared/lib/cn';

/** A raised place with a border. `isGlowing` for cards that open something. */
export function Card({ isGlowing, className, ...rest }: ComponentProps<'div'> & { isGlowing?: boolean }) {
  return <div {...rest} className={cn('surface', isGlowing && 'surface-glow', className)} />;
}
