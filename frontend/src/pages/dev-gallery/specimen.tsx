import { type GalleryEntry, HELD, type Held } from './entry';

/** One component: each of its states under the state's name. */
export function Specimen({ entry }: { entry: GalleryEntry }) {
  const { file, kind, states, without = {} } = entry;
  return (
    <section aria-label={file} className="border-line-muted border-b pb-6">
      <h2 className="mb-3 font-mono font-semibold text-sm">{file}</h2>
      <div
        className={
          kind === 'list'
            ? 'grid grid-cols-1 gap-6'
            : 'grid grid-cols-[repeat(auto-fill,minmax(min(100%,16rem),1fr))] gap-4'
        }
      >
        {Object.entries(states).map(([name, look]) => (
          <figure key={name} className="min-w-0">
            <figcaption className="mb-1.5 text-muted text-xs">{name}</figcaption>
            <div data-held={HELD.includes(name as Held) ? name : undefined}>{look}</div>
          </figure>
        ))}
      </div>
      {Object.entries(without).map(([name, why]) => (
        <p key={name} className="mt-2 text-muted text-xs">
          {name}: {why}
        </p>
      ))}
    </section>
  );
}
