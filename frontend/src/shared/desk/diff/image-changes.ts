export type ImageChange = 'added' | 'removed' | 'moved' | 'same';

export interface ChangedImage<Image> {
  image: Image;
  change: ImageChange;
  /** Where it stands now, or stood: from 1. */
  place: number;
}

/** The pictures as they are now, then those that went. A picture moved when its order among those that stayed is another. */
export function imageChanges<Image extends { id: string }>(
  before: readonly Image[],
  after: readonly Image[],
): ChangedImage<Image>[] {
  const stayedBefore = before.filter(({ id }) => after.some((image) => image.id === id));
  const stayedAfter = after.filter(({ id }) => before.some((image) => image.id === id));
  const now = after.map((image, index): ChangedImage<Image> => {
    const at = stayedAfter.indexOf(image);
    const change = at === -1 ? 'added' : stayedBefore[at]?.id === image.id ? 'same' : 'moved';
    return { image, change, place: index + 1 };
  });
  const gone = before.flatMap((image, index): ChangedImage<Image>[] =>
    after.some(({ id }) => id === image.id) ? [] : [{ image, change: 'removed', place: index + 1 }],
  );
  return [...now, ...gone];
}
