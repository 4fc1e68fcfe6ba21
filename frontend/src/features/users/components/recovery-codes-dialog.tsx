import { useLingui } from '@lingui/react/macro';
import { Download } from 'lucide-react';
import { useState } from 'react';
import { Banner } from '@/shared/ui/banner';
import { Button } from '@/shared/ui/button';
import { Checkbox } from '@/shared/ui/checkbox';
import { CopyButton } from '@/shared/ui/copy-button';
import { Dialog } from '@/shared/ui/dialog';

const FILE_NAME = 'wibestore-recovery-codes.txt';

/** The ten codes, shown this one time; it closes once they are said to be kept. */
export function RecoveryCodesDialog({ codes, onClose }: { codes: readonly string[]; onClose: () => void }) {
  const { t } = useLingui();
  const [isKept, setKept] = useState(false);
  const text = codes.join('\n');
  return (
    <Dialog
      isOpen
      isLocked={!isKept}
      onClose={onClose}
      title={t`Your recovery codes`}
      description={t`Each of them opens the account once when the phone is lost.`}
      footer={
        <Button
          size="lg"
          variant="primary"
          disabledReason={isKept ? undefined : t`First say that you have kept them.`}
          onClick={onClose}
        >
          {t`Done`}
        </Button>
      }
    >
      <div className="grid gap-4">
        <Banner tone="attention">
          {t`They are shown this one time only. Keep them where nobody else looks: in a password manager or on paper, not on the phone with the application.`}
        </Banner>
        <ul className="grid grid-cols-2 gap-x-4 gap-y-1 rounded-md border border-line bg-inset p-4 text-center font-mono text-sm max-[22rem]:grid-cols-1">
          {codes.map((code) => (
            <li key={code}>{code}</li>
          ))}
        </ul>
        <div className="flex flex-wrap items-center gap-2">
          <Button icon={<Download className="size-4" aria-hidden="true" />} onClick={() => save(text)}>
            {t`Save as a file`}
          </Button>
          <CopyButton text={text} label={t`Copy all codes`} />
        </div>
        <Checkbox
          label={t`I have kept them`}
          checked={isKept}
          onChange={(event) => setKept(event.target.checked)}
        />
      </div>
    </Dialog>
  );
}

function save(text: string): void {
  const url = URL.createObjectURL(new Blob([`${text}\n`], { type: 'text/plain' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = FILE_NAME;
  link.click();
  URL.revokeObjectURL(url);
}
