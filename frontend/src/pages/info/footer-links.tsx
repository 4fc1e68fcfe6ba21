import { type Locale, useLocale } from '@/shared/i18n/locale';
import { infoPaths } from '@/shared/lib/info-paths';
import { Link } from '@/shared/router/router';

const ADDRESSES = [
  infoPaths.support(),
  infoPaths.faq(),
  infoPaths.refunds(),
  infoPaths.terms(),
  infoPaths.privacy(),
  infoPaths.company(),
] as const;

// Here and not in the catalogs: the first page would wait for them, and this comes after it.
const NAMES: Record<Locale, readonly [nav: string, ...names: string[]]> = {
  uz: [
    'Maʼlumot',
    'Yordam',
    'Savol va javoblar',
    'Pulni qaytarish',
    'Shartlar',
    'Maxfiylik',
    'Kompaniya haqida',
  ],
  ru: [
    'Информация',
    'Поддержка',
    'Вопросы и ответы',
    'Возвраты',
    'Условия',
    'Конфиденциальность',
    'О компании',
  ],
  en: ['Information', 'Support', 'Questions and answers', 'Refunds', 'Terms', 'Privacy', 'About the company'],
};

/** The second line of the footer: it comes once the page stands. */
export function FooterLinks() {
  const [nav, ...names] = NAMES[useLocale()];
  return (
    <nav aria-label={nav} className="flex flex-wrap gap-x-5 md:gap-y-2">
      {ADDRESSES.map((to, index) => (
        <Link
          key={to}
          to={to}
          className="inline-flex items-center rounded hover:text-fg hover:underline max-md:min-h-11"
        >
          {names[index]}
        </Link>
      ))}
    </nav>
  );
}
