import { Modal, type ModalProps } from './modal';

/** A side panel for longer things (filters); a tall sheet from below on phones. */
export function Drawer(props: ModalProps) {
  return (
    <Modal
      {...props}
      className="w-full max-sm:mx-0 max-sm:mt-auto max-sm:mb-0 max-sm:max-h-[88dvh] max-sm:max-w-none max-sm:animate-sheet max-sm:rounded-t-2xl sm:my-0 sm:mr-0 sm:ml-auto sm:h-dvh sm:max-h-dvh sm:w-96 sm:animate-drawer"
    />
  );
}
