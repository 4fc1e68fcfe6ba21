/**
 * What makes the shop installable, from its own mark (public/favicon.svg): icons and manifests in public/app/.
 *
 *   node tools/app-files.mjs     draw and write them; a test says when they are not what this would write
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { encodePng } from './png.mjs';

const PUBLIC = join(dirname(fileURLToPath(import.meta.url)), '../public');
/** The colors of the page itself (index.html, shared/ui/tokens.css). */
const THEMES = { dark: '#0d1117', light: '#ffffff' };
/** Around the mark of a maskable icon: systems cut what lies outside of four fifths. */
const SAFE = 0.62;

const WORDS = {
  uz: {
    name: 'WibeStore — oʻyin akkauntlari bozori',
    description:
      'Oʻyin akkauntlari escrow himoyasi bilan: pul sotuvchiga faqat siz tasdiqlaganingizdan keyin oʻtadi.',
    shortcuts: ['Katalog', 'Sotish', 'Suhbatlar'],
  },
  ru: {
    name: 'WibeStore — маркет игровых аккаунтов',
    description:
      'Игровые аккаунты под защитой эскроу: продавец получает деньги только после вашего подтверждения.',
    shortcuts: ['Каталог', 'Продать', 'Чаты'],
  },
  en: {
    name: 'WibeStore — the marketplace for game accounts',
    description: 'Game accounts protected by escrow: the seller is paid only after you confirm.',
    shortcuts: ['Catalog', 'Sell', 'Chats'],
  },
};
const SHORTCUTS = ['/catalog', '/sell', '/chats'];

/** name → size; `isFull`: the color reaches every corner, and the mark is small enough to be cut round. */
const ICONS = {
  'icon-192.png': { size: 192 },
  'icon-512.png': { size: 512 },
  'maskable-192.png': { size: 192, isFull: true },
  'maskable-512.png': { size: 512, isFull: true },
  'apple-touch-icon.png': { size: 180, isFull: true },
};

/** The mark as numbers: its box, the corner's radius, two colors, the line and its width. */
function markOf(svg) {
  const number = (name) => Number(new RegExp(` ${name}="([\\d.]+)"`).exec(svg)[1]);
  const colors = [...svg.matchAll(/stop-color="#([0-9a-f]{6})"/g)].map(([, hex]) =>
    [0, 2, 4].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)),
  );
  const [, path] = / d="([^"]+)"/.exec(svg);
  return {
    box: Number(/viewBox="0 0 (\d+)/.exec(svg)[1]),
    radius: number('rx'),
    width: number('stroke-width'),
    colors,
    points: pointsOf(path),
  };
}

/** The corners of a line of M, L and l; what follows M is an L, as SVG has it. */
function pointsOf(path) {
  const points = [];
  let isRelative = false;
  let numbers = [];
  for (const [part] of path.matchAll(/[MLl]|-?\d*\.?\d+/g)) {
    if (/[MLl]/.test(part)) {
      isRelative = part === 'l';
      continue;
    }
    numbers.push(Number(part));
    if (numbers.length < 2) continue;
    const [x, y] = isRelative ? points.at(-1) : [0, 0];
    points.push([x + numbers[0], y + numbers[1]]);
    numbers = [];
  }
  return points;
}

function distanceToLine([px, py], points) {
  let nearest = Number.POSITIVE_INFINITY;
  for (let index = 1; index < points.length; index += 1) {
    const [[ax, ay], [bx, by]] = [points[index - 1], points[index]];
    const [dx, dy] = [bx - ax, by - ay];
    const along = Math.min(1, Math.max(0, ((px - ax) * dx + (py - ay) * dy) / (dx * dx + dy * dy)));
    nearest = Math.min(nearest, Math.hypot(px - ax - along * dx, py - ay - along * dy));
  }
  return nearest;
}

/** How far a point is outside of the rounded box; negative inside. */
function distanceToBox([px, py], box, radius) {
  const half = box / 2;
  const [x, y] = [Math.abs(px - half) - half + radius, Math.abs(py - half) - half + radius];
  return Math.hypot(Math.max(x, 0), Math.max(y, 0)) + Math.min(Math.max(x, y), 0) - radius;
}

const covered = (distance, pixel) => Math.min(1, Math.max(0, 0.5 - distance / pixel));

/** The pixels of an icon. */
function draw(mark, { size, isFull = false }) {
  const { box, radius, width, colors, points } = mark;
  const pixels = Buffer.alloc(size * size * 4);
  const pixel = box / size;
  const zoom = isFull ? SAFE / 0.75 : 1;
  for (let y = 0; y < size; y += 1) {
    for (let x = 0; x < size; x += 1) {
      const at = [(x + 0.5) * pixel, (y + 0.5) * pixel];
      const inMark = at.map((one) => (one - box / 2) / zoom + box / 2);
      const line = covered(distanceToLine(inMark, points) - width / 2, pixel / zoom);
      const share = (at[0] + at[1]) / (2 * box);
      const color = colors[0].map((from, index) => from + (colors[1][index] - from) * share);
      const alpha = isFull ? 1 : covered(distanceToBox(at, box, radius), pixel);
      pixels.set(
        [...color.map((one) => Math.round(one + (255 - one) * line)), Math.round(alpha * 255)],
        (y * size + x) * 4,
      );
    }
  }
  return pixels;
}

function manifest(locale, theme) {
  const { name, description, shortcuts } = WORDS[locale];
  const icon = (file, size, purpose) => ({
    src: `/app/${file}`,
    sizes: `${size}x${size}`,
    type: 'image/png',
    purpose,
  });
  return {
    // The same app in every language and theme.
    id: '/',
    name,
    short_name: 'WibeStore',
    description,
    lang: locale,
    dir: 'ltr',
    start_url: '/',
    scope: '/',
    display: 'standalone',
    theme_color: THEMES[theme],
    background_color: THEMES[theme],
    categories: ['shopping', 'games'],
    icons: [
      icon('icon-192.png', 192, 'any'),
      icon('icon-512.png', 512, 'any'),
      icon('maskable-192.png', 192, 'maskable'),
      icon('maskable-512.png', 512, 'maskable'),
    ],
    shortcuts: shortcuts.map((word, index) => ({
      name: word,
      url: SHORTCUTS[index],
      icons: [icon('icon-192.png', 192, 'any')],
    })),
  };
}

/** Every file below public/app/ by its name: `{ size, pixels }` of an icon, the text of a manifest. */
export function appFiles() {
  const mark = markOf(readFileSync(join(PUBLIC, 'favicon.svg'), 'utf8'));
  const icons = Object.entries(ICONS).map(([name, icon]) => [
    name,
    { size: icon.size, pixels: draw(mark, icon) },
  ]);
  const manifests = Object.keys(WORDS).flatMap((locale) =>
    Object.keys(THEMES).map((theme) => [
      `${locale}-${theme}.webmanifest`,
      `${JSON.stringify(manifest(locale, theme), null, 2)}\n`,
    ]),
  );
  return { icons: Object.fromEntries(icons), manifests: Object.fromEntries(manifests) };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { icons, manifests } = appFiles();
  mkdirSync(join(PUBLIC, 'app'), { recursive: true });
  for (const [name, { size, pixels }] of Object.entries(icons)) {
    writeFileSync(join(PUBLIC, 'app', name), encodePng(size, pixels));
  }
  for (const [name, text] of Object.entries(manifests)) writeFileSync(join(PUBLIC, 'app', name), text);
}
