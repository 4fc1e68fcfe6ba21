import { readdirSync, readFileSync } from 'node:fs';
import { screen, within } from '@testing-library/react';
import { renderApp } from '@tests/render';
import axe from 'axe-core';
import { describe, expect, test } from 'vitest';
import { ENTRIES } from './entries';
import { missingOf } from './entry';
import { GalleryPage } from './gallery-page';
import { heldRules } from './hold-states';
import { Specimen } from './specimen';

const FOLDERS = ['ui', 'desk', 'desk/diff', 'desk/table', 'chart'];
/** Beside the desk's components are its hooks and rules, which show nothing. */
const filesOf = (folder: string) =>
  readdirSync(`src/shared/${folder}`)
    .filter((name) => (/^desk(\/diff)?$/.test(folder) ? /\.tsx$/ : /\.tsx?$/).test(name))
    .filter((name) => !/\.(test|mock)\.tsx?$/.test(name))
    .map((name) => `${folder}/${name.replace(/\.tsx?$/, '')}`);

test('every shared component has an entry, or is a part of one', () => {
  const shown = new Set(ENTRIES.flatMap(({ file, parts = [] }) => [file, ...parts]));
  const files = FOLDERS.flatMap(filesOf);
  expect(files.filter((file) => !shown.has(file))).toEqual([]);
  expect([...shown].filter((file) => !files.includes(file))).toEqual([]);
});

test('every entry shows the states that its kind asks for, or says why not', () => {
  const missing = ENTRIES.map((entry) => [entry.file, missingOf(entry)] as const);
  expect(missing.filter(([, names]) => names.length > 0)).toEqual([]);
});

describe('each component stands in all its states without faults that a machine can find', () => {
  test.each(ENTRIES.map((entry) => [entry.file, entry] as const))('%s', async (file, entry) => {
    const { container } = renderApp(
      <main>
        <h1>Components</h1>
        <Specimen entry={entry} />
      </main>,
    );
    const place = screen.getByRole('region', { name: file });
    for (const name of Object.keys(entry.states))
      expect(within(place).getByText(name, { selector: 'figcaption' })).toBeVisible();
    const { violations } = await axe.run(container, {
      rules: {
        'color-contrast': { enabled: false },
        // One control stands here several times, and headings begin at the gallery's own.
        'landmark-unique': { enabled: false },
        'heading-order': { enabled: false },
      },
    });
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual(
      [],
    );
  });
});

test('both themes stand side by side, in the language of the address', () => {
  renderApp(<GalleryPage />, { at: '/dev/gallery?lang=ru', path: '/dev/gallery' });
  for (const theme of ['light', 'dark'])
    expect(screen.getByTitle(`The ${theme} theme`)).toHaveAttribute('src', `?theme=${theme}&lang=ru`);
});

test('rules for the pointer and the focus are bound to held places, names of classes are not', () => {
  expect(heldRules('.hover\\:bg-x:hover { a: b } .a:focus-visible { c: d } .b:active:hover {}')).toBe(
    '.hover\\:bg-x:is([data-held="hover"] *) { a: b } .a:is([data-held="focus"] :is(a[href], button, input, select, textarea, [tabindex="0"])) { c: d } .b:is([data-held="active"] *):is([data-held="hover"] *) {}',
  );
});

test('the page is reached in development alone', () => {
  const pages = readFileSync('src/app/pages.tsx', 'utf8');
  expect(pages).toMatch(/import\.meta\.env\.DEV\s+\? lazyPage\([^:]*dev-gallery\/gallery-page[^:]*: null;/);
});
