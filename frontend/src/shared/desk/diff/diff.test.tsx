import { screen } from '@testing-library/react';
import { renderApp } from '@tests/render';
import { describe, expect, test } from 'vitest';
import { FieldDiff } from './field-diff';
import { imageChanges } from './image-changes';
import { ImageDiff } from './image-diff';
import { textDiff } from './text-diff';

const words = (before: string, after: string) =>
  textDiff(before, after).map(({ kind, text }) => `${{ same: '=', added: '+', removed: '-' }[kind]}${text}`);

describe('textDiff', () => {
  test('says which words came and went, and loses no space', () => {
    expect(words('level 70, mail included', 'level 78, mail included')).toEqual([
      '=level ',
      '-70, ',
      '+78, ',
      '=mail included',
    ]);
    const pieces = textDiff('a  b\nc', 'a b\nc d');
    const after = pieces.filter(({ kind }) => kind !== 'removed').map(({ text }) => text);
    expect(after.join('')).toBe('a b\nc d');
  });

  test('equal, empty and entirely new texts', () => {
    expect(words('same', 'same')).toEqual(['=same']);
    expect(words('', '')).toEqual([]);
    expect(words('', 'new')).toEqual(['+new']);
    expect(words('old', '')).toEqual(['-old']);
  });

  test('very long texts are told as a whole', () => {
    const long = 'word '.repeat(2001);

    expect(textDiff(long, `${long}more`)).toEqual([
      { kind: 'removed', text: long },
      { kind: 'added', text: `${long}more` },
    ]);
  });
});

test('a changed field says what went and what came by signs, not by color alone; no markup is made of it', () => {
  const { container } = renderApp(
    <FieldDiff label="Title" before="<b>old</b> name" after="new name" kind="text" />,
  );

  expect(container.querySelector('del')).toHaveTextContent('−<b>old</b>');
  expect(container.querySelector('ins')).toHaveTextContent('+new');
  expect(container.querySelector('b')).toBeNull();
});

describe('imageChanges', () => {
  const [a, b, c, d] = ['a', 'b', 'c', 'd'].map((id) => ({ id, url: `/${id}.webp` })) as [
    { id: string; url: string },
    { id: string; url: string },
    { id: string; url: string },
    { id: string; url: string },
  ];
  const told = (before: (typeof a)[], after: (typeof a)[]) =>
    imageChanges(before, after).map(({ image, change }) => `${image.id} ${change}`);

  test('a new first picture moves nobody', () => {
    expect(told([a, b], [c, a, b])).toEqual(['c added', 'a same', 'b same']);
  });

  test('two that changed places moved; one that went is told last', () => {
    expect(told([a, b, d], [b, a])).toEqual(['b moved', 'a moved', 'd removed']);
  });

  test('each picture says what became of it', () => {
    renderApp(<ImageDiff before={[a]} after={[c]} />);

    expect(screen.getAllByRole('listitem').map((item) => item.textContent)).toEqual(['1+ new', '1− gone']);
  });
});
