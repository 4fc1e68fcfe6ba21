import { formatter } from '@lingui/format-po';

/** @type {import('@lingui/conf').LinguiConfig} */
export default {
  sourceLocale: 'en',
  locales: ['uz', 'ru', 'en'],
  catalogs: [
    {
      path: '<rootDir>/src/shared/i18n/locales/{locale}',
      include: ['src'],
      exclude: ['**/*.test.*', 'src/shared/i18n/locales/**', 'src/shared/api/schema.d.ts'],
    },
  ],
  compileNamespace: 'ts',
  orderBy: 'message',
  format: formatter({ lineNumbers: false }),
};
