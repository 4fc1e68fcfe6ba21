import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { hooksOf, pageOf } from './hooks.mjs';

let src: string;
beforeEach(() => {
  src = `${mkdtempSync(join(tmpdir(), 'hooks-'))}/`;
});
afterEach(() => rmSync(src, { recursive: true }));

function write(file: string, text: string): void {
  mkdirSync(dirname(join(src, file)), { recursive: true });
  writeFileSync(join(src, file), text);
}

const CLIENT = 'export async function send(path, options = {}) {}';
const API = `
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { send } from '@/shared/api/client';
const PATH = '/api/v1/things/';
const TAG = ['things'];
export const thingOptions = (id: string) =>
  queryOptions({ queryKey: [...TAG, 'detail', id], queryFn: ({ signal }) => send(\`\${PATH}\${id}/\`, { signal }) });
/** One thing: whole. More words. */
export function useThing(id: string) {
  return useQuery({ ...thingOptions(id), enabled: id !== '' });
}
/** Change it. */
export function useChangeThing(id: string) {
  const keep = useKeep();
  return useMutation({ mutationFn: (body) => send(PATH + id, { method: 'PATCH', body }), onSuccess: keep });
}
/** Like it, or no longer. */
export function useLike(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (isOn: boolean) => send(\`\${PATH}\${id}/like/\`, { method: isOn ? 'POST' : 'DELETE' }),
    onSettled: () => [['likes'], TAG].map((queryKey) => client.invalidateQueries({ queryKey })),
  });
}
export function useWords() { return { nameOf: () => 'x' }; }
function useKeep() {
  const client = useQueryClient();
  return (thing) => {
    client.setQueryData(thingOptions(thing.id).queryKey, thing);
    for (const key of [['things', 'list'], ['wallet']]) void client.invalidateQueries({ queryKey: key });
  };
}
`;

test('keys, addresses and tags are followed through options, helpers and loops', () => {
  write('shared/api/client.ts', CLIENT);
  write('features/things/api.ts', API);
  expect(hooksOf(src)).toMatchObject([
    {
      name: 'useThing',
      part: 'things',
      doc: 'One thing.',
      isChange: false,
      keys: ['things.detail.{id}'],
      endpoints: ['GET /api/v1/things/{id}/'],
    },
    {
      name: 'useChangeThing',
      isChange: true,
      invalidated: ['things.list', 'wallet'],
      kept: ['things.detail.{id}'],
    },
    {
      name: 'useLike',
      endpoints: ['POST|DELETE /api/v1/things/{id}/like/'],
      invalidated: ['likes', 'things'],
    },
  ]);
});

test('the page names what reads and what changes, part by part', () => {
  write('shared/api/client.ts', CLIENT);
  write('features/things/api.ts', API);
  const page = pageOf(hooksOf(src));
  expect(page).toContain('## things');
  expect(page).toContain('| `useThing` | One thing. | `GET things/{id}/` | `things.detail.{id}` |');
  expect(page).toContain('`POST\\|DELETE things/{id}/like/`');
});
