import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from '@/app/app';
import { reloadOnceWhenOutdated } from '@/app/outdated';
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
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
