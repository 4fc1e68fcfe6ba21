import { cn } from '@/shared/lib/cn';
import { Modal, type ModalProps } from './modal';

const SIZES = { sm: 'sm:max-w-sm', md: 'sm:max-w-lg', lg: 'sm:max-w-3xl' } as const;

/** A question or a short task in the middle of the screen; a sheet from below on phones. */
export function Dialog({ size = 'md', ...rest }: ModalProps & { size?: keyof typeof SIZES }) {
  return (
    <Modal
      {...rest}
      className={cn(
        'm-auto max-h-[85dvh] w-full rounded-xl max-sm:mb-0 max-sm:max-w-none max-sm:animate-sheet max-sm:rounded-b-none max-sm:rounded-t-2xl sm:w-[calc(100%-2rem)] sm:animate-appear',
        SIZES[size],
      )}
    />
  );
}
