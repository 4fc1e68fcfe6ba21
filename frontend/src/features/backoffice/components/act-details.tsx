import { useLingui } from '@lingui/react/macro';

type Details = Readonly<Record<string, unknown>>;

/** What an act changed: before and after side by side, its reason, and whatever else was noted. */
export function ActDetails({ details }: { details: Details }) {
  const { t } = useLingui();
  const { before, after, reason, ...rest } = details;
  const was = asDetails(before);
  const is = asDetails(after);
  const changed = [...new Set([...Object.keys(was), ...Object.keys(is)])];
  const others = Object.entries(rest);
  if (changed.length === 0 && others.length === 0 && !reason) return null;
  return (
    <div className="grid gap-1 text-xs">
      {typeof reason === 'string' && reason && <p className="break-words">{reason}</p>}
      {changed.map((key) => (
        <p key={key} className="break-words font-mono">
          <span className="text-muted">{key}: </span>
          <del className="text-danger">
            <span className="sr-only">{t`before`} </span>
            {wordsOf(was[key])}
          </del>
          {' → '}
          <ins className="text-success no-underline">
            <span className="sr-only">{t`after`} </span>
            {wordsOf(is[key])}
          </ins>
        </p>
      ))}
      {others.map(([key, value]) => (
        <p key={key} className="break-words font-mono">
          <span className="text-muted">{key}: </span>
          {wordsOf(value)}
        </p>
      ))}
    </div>
  );
}

function asDetails(value: unknown): Details {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Details) : {};
}

function wordsOf(value: unknown): string {
  if (value === undefined || value === null || value === '') return '—';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
