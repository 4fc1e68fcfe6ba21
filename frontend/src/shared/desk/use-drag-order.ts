import { type DragEvent, useState } from 'react';

export interface DragOrder {
  /** For what is taken hold of. */
  handleOf: (index: number) => {
    draggable: true;
    onDragStart: (event: DragEvent) => void;
    onDragEnd: () => void;
  };
  /** For the line it stands in; `data-over` while another one would be put there. */
  lineOf: (index: number) => {
    'data-over': true | undefined;
    onDragOver: (event: DragEvent) => void;
    onDrop: (event: DragEvent) => void;
  };
}

/** Put lines in order by the mouse; whoever has none uses the buttons beside it. */
export function useDragOrder(onMove: (from: number, to: number) => void): DragOrder {
  const [from, setFrom] = useState<number | null>(null);
  const [over, setOver] = useState<number | null>(null);
  const stop = () => {
    setFrom(null);
    setOver(null);
  };
  return {
    handleOf: (index) => ({
      draggable: true,
      onDragStart: ({ dataTransfer }) => {
        dataTransfer.effectAllowed = 'move';
        // Without something to carry Firefox does not begin.
        dataTransfer.setData('text/plain', String(index));
        setFrom(index);
      },
      onDragEnd: stop,
    }),
    lineOf: (index) => ({
      'data-over': (over === index && from !== index) || undefined,
      onDragOver: (event) => {
        if (from === null) return;
        event.preventDefault();
        setOver(index);
      },
      onDrop: (event) => {
        if (from === null) return;
        event.preventDefault();
        if (from !== index) onMove(from, index);
        stop();
      },
    }),
  };
}

/** The same list with one of it at another place. */
export function placed<Each>(all: readonly Each[], from: number, to: number): readonly Each[] {
  const one = all[from];
  if (one === undefined || to < 0 || to >= all.length) return all;
  return all.toSpliced(from, 1).toSpliced(to, 0, one);
}
