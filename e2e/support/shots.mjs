// Screenshots of every page of the running shop, to be looked at: three widths × two themes, the languages in turns.
//   BASE_URL=http://localhost:8000 CHROMIUM_PATH=/usr/bin/chromium node support/shots.mjs [page …]
// They land in test-results/shots/<page>-<width>-<theme>-<language>.png, with index.html to look at them side by side.
// What is there is not taken again, so that a broken run goes on where it was: FRESH=1 begins anew, SHOT_WIDTH=360 takes
// one width alone, also one that is not of the three.
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { chromium } from '@playwright/test';
import { DEMO_PASSWORD, demoEmail, pagesOf, unheardOf } from './pages.mjs';

const BASE_URL = process.env.BASE_URL ?? 'http://localhost:8000';
const OUT = new URL('../test-results/shots/', import.meta.url).pathname;
const WIDTHS = [
  [1440, 900],
  [768, 1024],
  [360, 740],
];
const THEMES = ['dark', 'light'];
const LANGUAGES = ['uz', 'ru', 'en'];

const forgotten = unheardOf();
if (forgotten.length > 0) throw new Error(`no page in support/pages.mjs for: ${forgotten.join(', ')}`);

const wanted = process.argv.slice(2);
const pages = (await pagesOf()).filter(({ name }) => wanted.length === 0 || wanted.includes(name));
if (process.env.FRESH) await rm(OUT, { recursive: true, force: true });
await mkdir(OUT, { recursive: true });

const fileOf = ({ name }, { width, theme, language }) => `${name}-${width}-${theme}-${language}.png`;
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM_PATH,
  args: ['--no-sandbox', '--disable-background-networking'],
});

async function enter(page, username) {
  await page.goto(`${BASE_URL}/login`);
  await page.locator('input[type=email]').fill(demoEmail(username));
  await page.locator('input[type=password]').fill(DEMO_PASSWORD);
  await page.locator('main form button[type=submit]').click();
  await page.waitForURL((url) => !url.pathname.startsWith('/login'));
}

/** Take what one person sees in one look; a page that fails is told, and the others are taken. */
async function shoot(own, look, who) {
  const missing = own.filter((page) => !existsSync(OUT + fileOf(page, look)));
  if (missing.length === 0) return [];
  const context = await browser.newContext({
    viewport: { width: look.width, height: look.height },
    colorScheme: look.theme,
    locale: look.language,
    reducedMotion: 'reduce',
    deviceScaleFactor: 1,
  });
  await context.addInitScript(
    ([theme, language]) => {
      localStorage.setItem('wibestore.theme', theme);
      localStorage.setItem('wibestore.locale', language);
    },
    [look.theme, look.language],
  );
  const page = await context.newPage();
  page.on('pageerror', (error) => console.error(`${page.url()}: ${error.message}`));
  if (who) await enter(page, who);
  const failed = [];
  for (const one of missing) {
    try {
      await page.goto(BASE_URL + one.address, { waitUntil: 'networkidle' });
      await page.getByRole('heading', { level: 1 }).first().waitFor();
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      if (overflow > 0) console.error(`${one.name} at ${look.width}: ${overflow} px too wide`);
      await page.screenshot({ path: OUT + fileOf(one, look) });
    } catch (error) {
      failed.push(`${fileOf(one, look)}: ${error.message.split('\n')[0]}`);
    }
  }
  await context.close();
  return failed;
}

/** All of them on one sheet: a row for each page, its looks side by side. */
function writeSheet() {
  const files = readdirSync(OUT).filter((name) => name.endsWith('.png'));
  const rows = new Map();
  for (const file of files) {
    const name = file.replace(/-\d+-(dark|light)-\w\w\.png$/, '');
    rows.set(name, [...(rows.get(name) ?? []), file].sort());
  }
  const cells = (of) =>
    of.map((file) => `<a href="${file}"><img src="${file}" alt="${file}" loading="lazy"></a>`).join('');
  const sections = [...rows].sort().map(([name, of]) => `<h2>${name}</h2><p>${cells(of)}</p>`);
  writeFileSync(
    `${OUT}index.html`,
    `<!doctype html><meta charset="utf-8"><title>Pages</title><style>body{font-family:sans-serif;background:#888}p{display:flex;gap:8px;overflow-x:auto}img{height:320px}</style>${sections.join('\n')}\n`,
  );
}

const narrowed = Number(process.env.SHOT_WIDTH);
const widths = WIDTHS.some(([width]) => width === narrowed) || !narrowed ? WIDTHS : [[narrowed, 900]];
const failed = [];
for (const [place, [width, height]] of widths.entries()) {
  if (narrowed && width !== narrowed) continue;
  for (const [n, theme] of THEMES.entries()) {
    const look = { width, height, theme, language: LANGUAGES[(place + n) % LANGUAGES.length] };
    for (const who of new Set(pages.map((page) => page.who)))
      failed.push(
        ...(await shoot(
          pages.filter((page) => page.who === who),
          look,
          who,
        )),
      );
  }
}
await browser.close();
writeSheet();
console.log(`${OUT}index.html`);
for (const sentence of failed) console.error(sentence);
process.exit(failed.length === 0 ? 0 : 1);
