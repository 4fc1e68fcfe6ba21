import { useCallback, useEffect, useRef, useState } from 'react';
import { toProblem } from '@/shared/api/problem';
import { problemWords } from '@/shared/api/problem-words';
import type { Schema } from '@/shared/api/types';
import { upload } from '@/shared/api/upload';
import { newId } from '@/shared/lib/new-id';
import type { FileDropItem } from '@/shared/ui/file-drop';

type Image = Schema<'ImageInfo'>;

interface Picture extends FileDropItem {
  file?: File;
  /** Once it is stored. */
  image?: Image;
}

export interface ImageUploads {
  items: readonly FileDropItem[];
  /** The stored ones, in order. */
  images: Image[];
  isUploading: boolean;
  add: (files: File[]) => void;
  remove: (id: string) => void;
  move: (id: string, by: -1 | 1) => void;
  retry: (id: string) => void;
  /** Forget all of them: they are in use now, or no longer wanted. */
  clear: () => void;
}

/** What the server takes: three kinds of pictures, 5 MB each. */
export const IMAGE_TYPES = ['image/jpeg', 'image/png', 'image/webp'];
export const IMAGE_BYTES_MAX = 5 * 1024 * 1024;

const NONE: readonly Image[] = [];

/** Pictures being sent: each leaves as soon as it is chosen, with progress, order, removal and retry. */
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
      const controller = new AbortController();
      uploads.current.set(id, controller);
      patch(id, ({ error: _, ...picture }) => ({ ...picture, progress: 0 }));
      try {
        const image = await upload<Image>('/api/v1/upload/image/', file, {
          signal: controller.signal,
          onProgress: (progress) => patch(id, (picture) => ({ ...picture, progress })),
        });
        patch(id, ({ progress: _, ...picture }) => ({ ...picture, image }));
      } catch (error) {
        if (controller.signal.aborted) return;
        patch(id, ({ progress: _, ...picture }) => ({ ...picture, error: uploadWords(error) }));
      } finally {
        uploads.current.delete(id);
      }
    },
    [patch],
  );

  return {
    items: pictures,
    images: pictures.flatMap(({ image }) => (image ? [image] : [])),
    isUploading: pictures.some(({ progress }) => progress !== undefined),
    add: (files) => {
      const added = files.map((file) => ({
        id: newId(),
        name: file.name,
        previewUrl: URL.createObjectURL(file),
        progress: 0,
        file,
      }));
      setPictures((all) => [...all, ...added]);
      for (const { id, file } of added) void start(id, file);
    },
    remove: (id) => {
      uploads.current.get(id)?.abort();
      const gone = pictures.find((picture) => picture.id === id);
      if (gone?.file) URL.revokeObjectURL(gone.previewUrl);
      setPictures((all) => all.filter((picture) => picture.id !== id));
    },
    move: (id, by) => setPictures((all) => moved(all, id, by)),
    retry: (id) => {
      const file = pictures.find((picture) => picture.id === id)?.file;
      if (file) void start(id, file);
    },
    clear: () => {
      for (const one of uploads.current.values()) one.abort();
      for (const { file, previewUrl } of pictures) if (file) URL.revokeObjectURL(previewUrl);
      setPictures([]);
    },
  };
}

function pictureOf(image: Image, index: number): Picture {
  return { id: image.id, name: String(index + 1), previewUrl: image.card.url, image };
}

function uploadWords(error: unknown): string {
  const problem = toProblem(error);
  return problem.errors[0]?.detail || problemWords(problem);
}

function moved(all: Picture[], id: string, by: -1 | 1): Picture[] {
  const from = all.findIndex((picture) => picture.id === id);
  const picture = all[from];
  if (!picture || from + by < 0 || from + by >= all.length) return all;
  const rest = all.toSpliced(from, 1);
  return rest.toSpliced(from + by, 0, picture);
}
