import { i18n, type MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { useCallback, useEffect, useRef, useState } from 'react';
import { send } from '@/shared/api/client';
import { type Problem, toProblem } from '@/shared/api/problem';
import { problemWords } from '@/shared/api/problem-words';
import type { Schema } from '@/shared/api/types';
import { sendImage } from '@/shared/lib/image-sending';
import { newId } from '@/shared/lib/new-id';
import type { FileDropItem, FileDropSource } from '@/shared/ui/file-drop';

type Image = Schema<'ImageInfo'>;

interface Picture extends FileDropItem {
  /** Once it is stored. */
  image?: Image;
}

export interface ImageUploads {
  items: readonly FileDropItem[];
  /** The stored ones, in order. */
  images: Image[];
  /** Some are being made smaller, sent, or worked on by the server. */
  isUploading: boolean;
  add: (files: File[]) => void;
  /** No longer wanted: what was sent from here is deleted on the server too. */
  remove: (id: string) => void;
  /** In use elsewhere now: forget the one of this id, or of this stored image; the server keeps it. */
  release: (id: string) => void;
  /** So many places towards the beginning (below zero) or the end. */
  move: (id: string, by: number) => void;
  /** Stop sending; it stays and can be sent again. */
  stop: (id: string) => void;
  retry: (id: string) => void;
  /** Another file in the same place: cropped or turned. */
  replace: (id: string, file: File) => void;
  /** Forget all of them: they are in use now, or no longer wanted. */
  clear: () => void;
  /** What a FileDrop needs; with `onMove={uploads.move}` beside it where the order means something. */
  source: FileDropSource;
}

/** The kinds of pictures the server takes. */
export const IMAGE_TYPES = ['image/jpeg', 'image/png', 'image/webp'];
/** How large a chosen file may be: what is over the server's 5 MB is made smaller before it leaves. */
export const IMAGE_BYTES_MAX = 40_000_000;

const NONE: readonly Image[] = [];
/** Another try with the same file would end the same way. */
const HOPELESS = /^upload\.(not_an_image|polyglot|animated|too_large|too_small|too_many_pixels|truncated)$/;
const STOPPED: MessageDescriptor = msg`Stopped. It was not sent.`;

/** Pictures being sent: each leaves as soon as it is chosen, with progress, order, removal, another try and another crop. */
export function useImageUploads(initial: readonly Image[] = NONE): ImageUploads {
  const [pictures, setPictures] = useState<Picture[]>(() => initial.map(pictureOf));
  const uploads = useRef(new Map<string, AbortController>());

  useEffect(() => {
    const running = uploads.current;
    return () => {
      for (const one of running.values()) one.abort();
    };
  }, []);

  const patch = useCallback((id: string, change: (picture: Picture) => Picture) => {
    setPictures((all) => all.map((picture) => (picture.id === id ? change(picture) : picture)));
  }, []);

  const start = useCallback(
    async (id: string, file: File) => {
      uploads.current.get(id)?.abort();
      const controller = new AbortController();
      uploads.current.set(id, controller);
      patch(id, beginning);
      try {
        const image = await sendImage(file, {
          signal: controller.signal,
          onStage: (stage, progress) => patch(id, (picture) => ({ ...picture, stage, progress })),
        });
        patch(id, (picture) => ({ ...atRest(picture), image }));
      } catch (error) {
        if (controller.signal.aborted) return;
        const problem = toProblem(error);
        patch(id, (picture) => ({
          ...atRest(picture),
          error: uploadWords(problem),
          isHopeless: HOPELESS.test(problem.code),
        }));
      } finally {
        if (uploads.current.get(id) === controller) uploads.current.delete(id);
      }
    },
    [patch],
  );

  const find = (id: string) => pictures.find((picture) => picture.id === id);
  const release = (id: string) => {
    const gone = find(id) ?? pictures.find(({ image }) => image?.id === id);
    if (!gone) return;
    uploads.current.get(gone.id)?.abort();
    forgetPreview(gone);
    setPictures((all) => all.filter((picture) => picture.id !== gone.id));
  };
  const actions = {
    add: (files: File[]) => {
      const added = files.map((file) => ({
        id: newId(),
        name: file.name,
        previewUrl: URL.createObjectURL(file),
        progress: 0,
        stage: 'preparing' as const,
        file,
      }));
      setPictures((all) => [...all, ...added]);
      for (const { id, file } of added) void start(id, file);
    },
    remove: (id: string) => {
      deleteUnused(find(id));
      release(id);
    },
    release,
    move: (id: string, by: number) => setPictures((all) => moved(all, id, by)),
    stop: (id: string) => {
      uploads.current.get(id)?.abort();
      patch(id, (picture) => ({ ...atRest(picture), error: i18n._(STOPPED) }));
    },
    retry: (id: string) => {
      const file = find(id)?.file;
      if (file) void start(id, file);
    },
    replace: (id: string, file: File) => {
      const old = find(id);
      if (!old) return;
      deleteUnused(old);
      forgetPreview(old);
      const previewUrl = URL.createObjectURL(file);
      patch(id, ({ image: _, ...picture }) => ({ ...picture, file, previewUrl }));
      void start(id, file);
    },
    clear: () => {
      for (const one of uploads.current.values()) one.abort();
      for (const picture of pictures) forgetPreview(picture);
      setPictures([]);
    },
  };

  return {
    items: pictures,
    images: pictures.flatMap(({ image }) => (image ? [image] : [])),
    isUploading: pictures.some(({ progress }) => progress !== undefined),
    ...actions,
    source: {
      items: pictures,
      accept: IMAGE_TYPES,
      maxBytes: IMAGE_BYTES_MAX,
      onAdd: actions.add,
      onRemove: actions.remove,
      onStop: actions.stop,
      onRetry: actions.retry,
      onReplace: actions.replace,
    },
  };
}

function pictureOf(image: Image, index: number): Picture {
  return { id: image.id, name: String(index + 1), previewUrl: image.card.url, image };
}

function beginning({ error: _, isHopeless: __, ...picture }: Picture): Picture {
  return { ...picture, progress: 0, stage: 'preparing' };
}

function atRest({ progress: _, stage: __, ...picture }: Picture): Picture {
  return picture;
}

function forgetPreview(picture: Picture | undefined): void {
  if (picture?.file) URL.revokeObjectURL(picture.previewUrl);
}

/** Gives its place in the quota back; one that is in use by now, or gone, the server keeps as it is. */
function deleteUnused(picture: Picture | undefined): void {
  if (!picture?.file || !picture.image) return;
  send(`/api/v1/upload/image/${picture.image.id}/`, { method: 'DELETE' }).catch(() => undefined);
}

function uploadWords(problem: Problem): string {
  return problem.errors[0]?.detail || problemWords(problem);
}

function moved(all: Picture[], id: string, by: number): Picture[] {
  const from = all.findIndex((picture) => picture.id === id);
  const picture = all[from];
  const to = Math.max(0, Math.min(all.length - 1, from + by));
  if (!picture || to === from) return all;
  const rest = all.toSpliced(from, 1);
  return rest.toSpliced(to, 0, picture);
}
