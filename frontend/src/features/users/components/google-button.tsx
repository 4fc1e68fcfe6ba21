import { useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { Schema } from '@/shared/api/types';
import { useLocale } from '@/shared/i18n/locale';
import { Button } from '@/shared/ui/button';
import { askStandIn, loadGoogle } from '../google-popup';
import { googleConfigOptions } from '../sign-in-api';

export interface GoogleButtonProps {
  /** What Google signed about who this is. */
  onCredential: (credential: string) => void;
  isLoading?: boolean;
}

/** "Continue with Google"; nothing where the shop does not offer it. */
export function GoogleButton({ onCredential, isLoading = false }: GoogleButtonProps) {
  const { data: config } = useQuery(googleConfigOptions());
  if (!config) return null;
  return config.stand_in_url ? (
    <StandInButton config={config} onCredential={onCredential} isLoading={isLoading} />
  ) : (
    <OwnButton key={config.nonce} config={config} onCredential={onCredential} />
  );
}

/** Whether there is such a button: for what stands around it. */
export function useHasGoogle(): boolean {
  return useQuery(googleConfigOptions()).data !== undefined;
}

interface WithConfig extends GoogleButtonProps {
  config: Schema<'GoogleConfigOut'>;
}

function StandInButton({ config, onCredential, isLoading = false }: WithConfig) {
  const { t } = useLingui();
  const [isAsking, setAsking] = useState(false);
  const ask = async () => {
    setAsking(true);
    const credential = await askStandIn(config);
    setAsking(false);
    if (credential !== null) onCredential(credential);
  };
  return (
    <Button
      size="lg"
      isWide
      icon={<GoogleMark />}
      isLoading={isLoading || isAsking}
      onClick={() => void ask()}
    >
      {t`Continue with Google`}
    </Button>
  );
}

/** Google draws its own button, as its rules want it, and opens its own window. */
function OwnButton({ config, onCredential }: WithConfig) {
  const { t } = useLingui();
  const locale = useLocale();
  const place = useRef<HTMLDivElement>(null);
  const [hasFailed, setFailed] = useState(false);
  const take = useEffectEvent((credential: string) => onCredential(credential));
  useEffect(() => {
    let isGone = false;
    loadGoogle().then(
      (google) => {
        const { current: box } = place;
        if (isGone || !box) return;
        google.initialize({
          client_id: config.client_id,
          nonce: config.nonce,
          ux_mode: 'popup',
          callback: ({ credential }) => credential && take(credential),
        });
        box.replaceChildren();
        google.renderButton(box, {
          theme: document.documentElement.dataset['theme'] === 'light' ? 'outline' : 'filled_black',
          size: 'large',
          text: 'continue_with',
          logo_alignment: 'center',
          width: box.clientWidth,
          locale,
        });
      },
      () => setFailed(true),
    );
    return () => {
      isGone = true;
    };
  }, [config, locale]);
  return hasFailed ? (
    <p role="status" className="text-center text-muted text-xs">
      {t`Google cannot be reached now. Use your e-mail and password.`}
    </p>
  ) : (
    <div ref={place} className="flex h-10 justify-center overflow-hidden" />
  );
}

/** Google's G in its own colors, which its rules for buttons ask for. */
function GoogleMark() {
  return (
    <svg viewBox="0 0 48 48" className="size-4" aria-hidden="true">
      <path
        fill="#EA4335"
        d="M24 9.500c3.540 0 6.710 1.220 9.210 3.600l6.850-6.850C35.900 2.380 30.470 0 24 0 14.620 0 6.510 5.380 2.560 13.220l7.980 6.190C12.430 13.720 17.740 9.500 24 9.500z"
      />
      <path
        fill="#4285F4"
        d="M46.980 24.550c0-1.570-.15-3.090-.38-4.550H24v9.020h12.940c-.58 2.960-2.260 5.480-4.780 7.180l7.730 6c4.510-4.180 7.090-10.360 7.090-17.650z"
      />
      <path
        fill="#FBBC05"
        d="M10.530 28.590A14.500 14.500 0 0 1 9.770 24c0-1.600.28-3.140.76-4.590l-7.980-6.190A23.900 23.900 0 0 0 0 24c0 3.880.92 7.540 2.560 10.780z"
      />
      <path
        fill="#34A853"
        d="M24 48c6.480 0 11.930-2.130 15.890-5.810l-7.730-6c-2.150 1.450-4.920 2.300-8.160 2.300-6.260 0-11.570-4.220-13.470-9.910l-7.980 6.190C6.510 42.620 14.620 48 24 48z"
      />
    </svg>
  );
}
