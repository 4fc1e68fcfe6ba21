import {
  type Announcements,
  closestCenter,
  DndContext,
  type DragEndEvent,
  KeyboardSensor,
  MouseSensor,
  TouchSensor,
  useSensor,
  useSensors,
} from '@dnd-kit/core';
import {
  rectSortingStrategy,
  SortableContext,
  sortableKeyboardCoordinates,
  useSortable,
} from '@dnd-kit/sortable';
import { useLingui } from '@lingui/react/macro';
import { GripVertical } from 'lucide-react';
import { cn } from '@/shared/lib/cn';
import type { FileDropItem } from './file-drop';
import { FileDropTile, TILES, type TilesProps, tileProps } from './file-drop-tile';
import { IconButton } from './icon-button';

interface FileDropOrderProps extends TilesProps {
  onMove: (id: string, by: number) => void;
}

/** Tiles to be put in order: by mouse, finger or keyboard, each step said aloud. Loaded once there are two. */
export function FileDropOrder(props: FileDropOrderProps) {
  const { t } = useLingui();
  const { items, onMove } = props;
  const announcements = useAnnouncements(items);
  const sensors = useSensors(
    useSensor(MouseSensor, { activationConstraint: { distance: 6 } }),
    // A finger that moves at once scrolls the page.
    useSensor(TouchSensor, { activationConstraint: { delay: 180, tolerance: 8 } }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  );
  const placeOf = (id: unknown) => items.findIndex((item) => item.id === id);
  const end = ({ active, over }: DragEndEvent) => {
    if (over && over.id !== active.id) onMove(String(active.id), placeOf(over.id) - placeOf(active.id));
  };

  return (
    <DndContext
      sensors={sensors}
      collisionDetection={closestCenter}
      onDragEnd={end}
      accessibility={{
        announcements,
        screenReaderInstructions: {
          draggable: t`To move the picture, press Space, use the arrow keys, and press Space again to put it down or Escape to leave it where it was.`,
        },
      }}
    >
      <SortableContext items={items.map(({ id }) => id)} strategy={rectSortingStrategy}>
        <ul className={TILES}>
          {items.map((item, index) => (
            <SortableTile key={item.id} tiles={props} item={item} index={index} />
          ))}
        </ul>
      </SortableContext>
    </DndContext>
  );
}

function SortableTile({ tiles, item, index }: { tiles: TilesProps; item: FileDropItem; index: number }) {
  const { t } = useLingui();
  const { setNodeRef, setActivatorNodeRef, attributes, listeners, transform, transition, isDragging } =
    useSortable({ id: item.id });
  const place = transform && `translate3d(${Math.round(transform.x)}px, ${Math.round(transform.y)}px, 0)`;
  return (
    <li
      ref={setNodeRef}
      style={{ ...(place && { transform: place }), transition }}
      data-dragging={isDragging || undefined}
      className={cn('rounded-md', isDragging && 'relative z-10 shadow-overlay')}
    >
      <FileDropTile
        {...tileProps(tiles, item, index)}
        handle={
          <IconButton
            {...attributes}
            {...listeners}
            ref={setActivatorNodeRef}
            aria-roledescription={t`movable picture`}
            size="sm"
            variant="glass"
            className="touch-none cursor-grab active:cursor-grabbing"
            label={t`Move picture ${index + 1}: ${item.name}`}
            icon={<GripVertical className="size-4" aria-hidden="true" />}
          />
        }
      />
    </li>
  );
}

/** What a screen reader says while a picture is moved. */
function useAnnouncements(items: readonly FileDropItem[]): Announcements {
  const { t } = useLingui();
  const count = items.length;
  const nameOf = (id: unknown) => items.find((item) => item.id === id)?.name ?? '';
  const placeOf = (id: unknown) => items.findIndex((item) => item.id === id) + 1;
  return {
    onDragStart: ({ active }) =>
      t`${nameOf(active.id)} is picked up, place ${placeOf(active.id)} of ${count}.`,
    onDragOver: ({ active, over }) =>
      over ? t`${nameOf(active.id)} is over place ${placeOf(over.id)} of ${count}.` : undefined,
    onDragEnd: ({ active, over }) =>
      over ? t`${nameOf(active.id)} is now in place ${placeOf(over.id)} of ${count}.` : undefined,
    onDragCancel: ({ active }) => t`${nameOf(active.id)} is back in place ${placeOf(active.id)}.`,
  };
}
