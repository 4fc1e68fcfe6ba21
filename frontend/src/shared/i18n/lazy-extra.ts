import { type ComponentType, type LazyExoticComponent, lazy } from 'react';
import { idle } from '@/shared/lib/idle';
import { loadTexts, type TextPart } from './locale';

const Nothing = () => null;

/**
 * What the page stands without: its code and its texts come once it does. Where they cannot (offline), nothing comes.
 *
 * @param part its own entry in tools/text-parts.mjs
 */
export function lazyExtra<Props>(
  load: () => Promise<ComponentType<Props>>,
  part: TextPart,
): LazyExoticComponent<ComponentType<Props>> {
  return lazy(async (): Promise<{ default: ComponentType<Props> }> => {
    await idle();
    try {
      const [component] = await Promise.all([load(), loadTexts(part)]);
      return { default: component };
    } catch {
      return { default: Nothing };
    }
  });
}
