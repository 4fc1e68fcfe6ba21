import { Trans, useLingui } from '@lingui/react/macro';
import { Download } from 'lucide-react';
import { useEffect, useState } from 'react';
import { deviceOf } from '@/shared/lib/device';
import { storage } from '@/shared/lib/storage';
import { Button } from '@/shared/ui/button';
import { Card } from '@/shared/ui/card';

const KEY = 'wibestore.install-hint';

/** Opened from the home screen already. */
function isInstalled(): boolean {
  return (
    matchMedia('(display-mode: standalone)').matches ||
    (navigator as Navigator & { standalone?: boolean }).standalone === true
  );
}

/** iPhones and iPads make no offer: there people do it by hand. */
function isByHand(): boolean {
  return ['iPhone', 'iPad'].includes(deviceOf(navigator.userAgent).system ?? '');
}

/** The browser's offer, which may come while one looks. */
function useInstallOffer(): InstallOffer | null {
  const [offer, setOffer] = useState(() => window.wibestore?.offer ?? null);
  useEffect(() => {
    // public/before-paint.js has kept it by then.
    const take = () => setOffer(window.wibestore?.offer ?? null);
    addEventListener('beforeinstallprompt', take);
    return () => removeEventListener('beforeinstallprompt', take);
  }, []);
  return offer;
}

/** That the shop can be on the home screen: said once, where one has come to look after one's own. */
export function InstallHint() {
  const { t } = useLingui();
  const offer = useInstallOffer();
  const [isAnswered, setAnswered] = useState(() => storage.read(KEY) !== null || isInstalled());
  if (isAnswered || !(offer || isByHand())) return null;

  const answer = () => {
    storage.write(KEY, 'answered');
    setAnswered(true);
  };
  const install = async () => {
    // An offer can be used once, whatever is answered.
    if (window.wibestore) window.wibestore.offer = null;
    await offer?.prompt();
    answer();
  };
  return (
    <Card className="flex flex-wrap items-center justify-between gap-3 p-4 md:p-6">
      <div className="min-w-0 grow basis-64">
        <h2 className="font-semibold text-base">{t`WibeStore on your home screen`}</h2>
        <p className="mt-0.5 text-muted">
          {offer ? (
            <Trans>Opens at once and shows what you have seen without a connection too.</Trans>
          ) : (
            <Trans>Press “Share” in the browser, then “Add to Home Screen”.</Trans>
          )}
        </p>
      </div>
      <div className="flex flex-wrap gap-2">
        {offer && (
          <Button
            size="lg"
            icon={<Download className="size-4" aria-hidden="true" />}
            onClick={() => void install()}
          >
            {t`Install`}
          </Button>
        )}
        <Button size="lg" variant="ghost" onClick={answer}>
          {offer ? t`Not now` : t`Understood`}
        </Button>
      </div>
    </Card>
  );
}
