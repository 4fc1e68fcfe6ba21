import { loadTexts } from '@/shared/i18n/locale';

/** The button of the catalog with everything it needs: the catalog itself carries none of it. */
export async function loadSaveSearch() {
  const [{ SaveSearch }] = await Promise.all([
    import('./components/save-search'),
    loadTexts('members'),
    loadTexts('refusals'),
    import('@/shared/api/more-problem-words'),
  ]);
  return { default: SaveSearch };
}
