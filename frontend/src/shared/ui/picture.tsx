import { type ComponentProps, useState } from 'react';
import { cn } from '@/shared/lib/cn';

/** Drawn by the shop, calm in both themes. */
const MISSING = '/picture-missing.svg';

export interface PictureProps extends ComponentProps<'img'> {
  /** A tiny picture as a `data:` address, shown until the real one has come. */
  placeholder?: string | undefined;
  /** Shown when there is no picture or it does not come: the game's cover. */
  coverSrc?: string | undefined;
  /** In sight at once: fetched before everything else. */
  isFirst?: boolean;
}

/** A picture of the shop: fetched when it comes near, never an empty hole. `data-cover` while something stands in for it. */
export function Picture({
  src,
  srcSet,
  placeholder,
  coverSrc,
  isFirst,
  className,
  style,
  ...rest
}: PictureProps) {
  const [failed, setFailed] = useState<readonly unknown[]>([]);
  const shown = [src, coverSrc, MISSING].find((one) => one && !failed.includes(one));
  const isReal = shown === src;
  return (
    <img
      alt=""
      decoding="async"
      loading={isFirst ? 'eager' : 'lazy'}
      fetchPriority={isFirst ? 'high' : 'auto'}
      {...rest}
      src={shown}
      srcSet={isReal ? srcSet : undefined}
      data-cover={isReal ? undefined : ''}
      onError={() => setFailed([...failed, shown])}
      style={isReal && placeholder ? { ...style, backgroundImage: `url("${placeholder}")` } : style}
      className={cn('bg-center bg-cover bg-neutral', className)}
    />
  );
}
