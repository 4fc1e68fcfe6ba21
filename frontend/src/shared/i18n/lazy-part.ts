import { type ComponentType, type LazyExoticComponent, lazy } from 'react';
import { loadTexts, type TextPart } from './locale';

/**
 * A dialog, or what stands far down a page: its code and its texts come together, when it is first shown.
 *
 * @param part its own entry in tools/text-parts.mjs
 */
export function lazyPart<Props>(
  load: () => Promise<ComponentType<Props>>,
  part: TextPart,
): LazyExoticComponent<ComponentType<Props>> {
  return lazy(async () => {
    const [component] = await Promise.all([load(), loadTexts(part)]);
    return { default: component };
  });
}
