import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { Button } from '@/shared/ui/button';
import { Drawer } from '@/shared/ui/drawer';
import type { Facets } from '../api';

/** The facets where they have no column of their own: a sheet on phones, a side panel on tablets. */
export function FiltersDrawer({
  isOpen,
  onClose,
  onClear,
  facets,
  isOld,
  children,
}: {
  isOpen: boolean;
  onClose: () => void;
  /** Undefined when there is nothing to clear. */
  onClear: (() => void) | undefined;
  facets: Facets | undefined;
  isOld: boolean;
  children: ReactNode;
}) {
  const { t } = useLingui();
  const count = facets?.count ?? 0;
  return (
    <Drawer
      isOpen={isOpen}
      onClose={onClose}
      title={t`Filters`}
      footer={
        <>
          {onClear && (
            <Button size="lg" onClick={onClear}>
              {t`Clear all`}
            </Button>
          )}
          <Button variant="primary" size="lg" isLoading={!facets || isOld} onClick={onClose}>
            {t`${plural(count, { one: 'Show # listing', other: 'Show # listings' })}`}
          </Button>
        </>
      }
    >
      {children}
    </Drawer>
  );
}
