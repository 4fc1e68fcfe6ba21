import { expect, test } from 'vitest';
import { builtUrl } from './built-url.ts';

const written = builtUrl('https://cdn.example.uz/shop');

test.each([
  ['assets/start-4f2a.js', 'asset', 'https://cdn.example.uz/shop/assets/start-4f2a.js'],
  ['assets/inter-1.woff2', 'asset', 'https://cdn.example.uz/shop/assets/inter-1.woff2'],
  ['assets/image-shrinking.worker-1.js', 'asset', undefined],
  ['favicon.svg', 'public', undefined],
  ['app/uz-dark.webmanifest', 'public', undefined],
] as const)('%s (%s): %s', (file, type, expected) => {
  expect(written(file, { type })).toBe(expected);
});

test.each(['https://cdn.example.uz/', '//cdn.example.uz', 'cdn.example.uz', 'https://cdn example.uz'])(
  '%s is no address to build for',
  (url) => {
    expect(() => builtUrl(url)).toThrow('VITE_CDN_URL');
  },
);
