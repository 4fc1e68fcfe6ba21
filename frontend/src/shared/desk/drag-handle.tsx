import { GripVertical } from 'lucide-react';
import type { DragOrder } from './use-drag-order';

/** Where a line is taken hold of by the mouse. Nobody hears of it: the buttons beside it do the same. */
export function DragHandle(props: ReturnType<DragOrder['handleOf']>) {
  return (
    <span {...props} aria-hidden="true" className="cursor-grab p-1 text-muted max-md:hidden">
      <GripVertical className="size-4" />
    </span>
  );
}
