import { StrictMode, startTransition } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from '@/app/app';
import { bringFirst } from '@/app/first';
import { reloadOnceWhenOutdated } from '@/app/outdated';
import { bringTheRestLater } from '@/app/rest-later';
import { startSession } from '@/shared/api/refresh';
import { activateLocale, initialLocale } from '@/shared/i18n/locale';
import { watchTheme } from '@/shared/lib/theme';
import '@/shared/ui/theme.css';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');

watchTheme();
reloadOnceWhenOutdated();
void startSession();
await activateLocale(initialLocale());
await bringFirst();
// What a boundary has caught is told like any other error.
const app = createRoot(root, { onCaughtError: reportError });
// In slices, between which the browser answers the reader; until it is whole, what the server sent stays in its place.
startTransition(() =>
  app.render(
    <StrictMode>
      <App />
    </StrictMode>,
  ),
);
bringTheRestLater();
