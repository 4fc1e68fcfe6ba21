import { type ReactNode, useId } from 'react';
import { Card } from '@/shared/ui/card';

export interface SettingsSectionProps {
  title: string;
  hint: ReactNode;
  /** Beside the title: how it stands, a button. */
  aside?: ReactNode;
  children?: ReactNode;
}

/** One matter of the settings. */
export function SettingsSection({ title, hint, aside, children }: SettingsSectionProps) {
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <Card className="p-4 md:p-6">
        <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-3">
          <div className="min-w-0 flex-1 basis-48">
            <h3 id={id} className="font-semibold text-base">
              {title}
            </h3>
            <div className="mt-0.5 text-pretty text-muted">{hint}</div>
          </div>
          {aside}
        </div>
        {children && <div className="mt-4 grid gap-4">{children}</div>}
      </Card>
    </section>
  );
}
