import { type ClassValue, clsx } from 'clsx';

/** Join class names, leaving out what is false. It does not resolve conflicts: never pass two classes for one property. */
export function cn(...values: ClassValue[]): string {
  return clsx(values);
}
