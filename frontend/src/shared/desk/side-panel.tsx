import { cn } from '@/shared/lib/cn';
import { Modal, type ModalProps } from '@/shared/ui/modal';

const SIZES = { md: 'md:w-[min(40rem,92vw)]', lg: 'md:w-[min(56rem,94vw)]' } as const;

export interface SidePanelProps extends ModalProps {
  size?: keyof typeof SIZES;
}

/**
 * One row of a table in a wide panel at the right, a sheet on phones. Open it by the address, so that Back closes it.
 *
 * @example <SidePanel isOpen={table.openId !== null} onClose={() => table.open(null)} title={…}>…</SidePanel>
 */
export function SidePanel({ size = 'md', ...rest }: SidePanelProps) {
  return (
    <Modal
      {...rest}
      className={cn(
        'w-full max-md:mx-0 max-md:mt-auto max-md:mb-0 max-md:max-h-[92dvh] max-md:max-w-none max-md:animate-sheet max-md:rounded-t-2xl md:my-0 md:mr-0 md:ml-auto md:h-dvh md:max-h-dvh md:animate-drawer',
        SIZES[size],
      )}
    />
  );
}
