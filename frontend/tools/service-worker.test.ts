import { expect, test } from 'vitest';
import { filesToKeep, type Manifest, versionOf } from './service-worker.ts';

const MANIFEST: Manifest = {
  'index.html': { file: 'assets/index-1.js', css: ['assets/index-1.css'], imports: ['_start.js'] },
  '_start.js': { file: 'assets/start-1.js', imports: ['index.html'] },
  'src/pages/listing.tsx': { file: 'assets/listing-1.js', imports: ['_start.js', '_kit.js'] },
  '_kit.js': { file: 'assets/kit-1.js' },
  'src/app/staff-pages.tsx': { file: 'assets/staff-1.js', css: ['assets/staff-1.css'] },
};
const HTML =
  '<link rel="manifest" href="/app/uz-light.webmanifest"><script src="/before-paint.js"></script>' +
  '<link rel="preload" as="font" href="https://cdn.example.uz/assets/inter-1.woff2">' +
  '<script type="module" src="/assets/index-1.js"></script>';

test('kept are the entries, what they import, and the hashed files that the page names', () => {
  expect(filesToKeep(MANIFEST, HTML, ['index.html', 'src/pages/listing.tsx'])).toEqual([
    'assets/index-1.css',
    'assets/index-1.js',
    'assets/inter-1.woff2',
    'assets/kit-1.js',
    'assets/listing-1.js',
    'assets/start-1.js',
  ]);
});

test('an entry that is gone fails the build, so that nobody is left without a page', () => {
  expect(() => filesToKeep(MANIFEST, HTML, ['src/pages/gone.tsx'])).toThrow('src/pages/gone.tsx');
});

test('another file or another page is another version', () => {
  const version = versionOf(['a', 'b'], HTML);
  expect(versionOf(['a', 'b'], HTML)).toBe(version);
  expect(versionOf(['a', 'c'], HTML)).not.toBe(version);
  expect(versionOf(['a', 'b'], `${HTML} `)).not.toBe(version);
});
