import type { ComponentProps } from 'react';
import { cn } from '@/shared/lib/cn';
import { CONTROL_LOOK } from './control-look';

/** Grows with its text where the browser can. */
export function Textarea({ className, rows = 4, ...rest }: ComponentProps<'textarea'>) {
  return (
    <textarea
      {...rest}
      rows={rows}
      className={cn(CONTROL_LOOK, 'field-sizing-content max-h-96 min-h-24 resize-y px-3 py-2', className)}
    />
  );
}
