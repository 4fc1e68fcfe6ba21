/**
 * Writes src/shared/ui/tokens.css: the colors and shadows we use, taken from @primer/primitives by role, light and dark.
 * Run `npm run tokens` after an update of that package; the result is committed.
 */
import { readFileSync, writeFileSync } from 'node:fs';

const THEMES = new URL('../node_modules/@primer/primitives/dist/css/functional/themes/', import.meta.url);
const TARGET = new URL('../src/shared/ui/tokens.css', import.meta.url);

/** Our role → Primer's name. */
const ROLES = {
  canvas: 'bgColor-default',
  raised: 'bgColor-muted',
  inset: 'bgColor-inset',
  neutral: 'bgColor-neutral-muted',
  emphasis: 'bgColor-emphasis',
  overlay: 'overlay-bgColor',
  'overlay-line': 'overlay-borderColor',
  header: 'header-bgColor',
  fg: 'fgColor-default',
  muted: 'fgColor-muted',
  on: 'fgColor-onEmphasis',
  line: 'borderColor-default',
  'line-muted': 'borderColor-muted',
  'line-strong': 'borderColor-emphasis',
  accent: 'fgColor-accent',
  'accent-strong': 'bgColor-accent-emphasis',
  'accent-soft': 'bgColor-accent-muted',
  'accent-line': 'borderColor-accent-muted',
  success: 'fgColor-success',
  'success-strong': 'bgColor-success-emphasis',
  'success-soft': 'bgColor-success-muted',
  'success-line': 'borderColor-success-muted',
  attention: 'fgColor-attention',
  'attention-strong': 'bgColor-attention-emphasis',
  'attention-soft': 'bgColor-attention-muted',
  'attention-line': 'borderColor-attention-muted',
  danger: 'fgColor-danger',
  'danger-strong': 'bgColor-danger-emphasis',
  'danger-soft': 'bgColor-danger-muted',
  'danger-line': 'borderColor-danger-muted',
  done: 'fgColor-done',
  'done-strong': 'bgColor-done-emphasis',
  'done-soft': 'bgColor-done-muted',
  'done-line': 'borderColor-done-muted',
  primary: 'button-primary-bgColor-rest',
  'danger-hover': 'button-danger-bgColor-hover',
  control: 'control-bgColor-rest',
  'control-hover': 'button-default-bgColor-hover',
  'control-active': 'button-default-bgColor-active',
  'control-line': 'control-borderColor-rest',
  'control-line-strong': 'control-borderColor-emphasis',
  focus: 'focus-outlineColor',
  'tab-line': 'underlineNav-borderColor-active',
  'elevation-rest': 'shadow-resting-small',
  'elevation-raised': 'shadow-resting-medium',
  'elevation-float': 'shadow-floating-small',
  'elevation-overlay': 'shadow-floating-medium',
};

/** What Primer does not have: our gold and the three lights of the aurora. */
const OWN = {
  light: { gold: '#9a6700', 'aurora-violet': '#8957e5', 'aurora-blue': '#1f6feb', 'aurora-green': '#3fb950' },
  dark: { gold: '#d29922', 'aurora-violet': '#8957e5', 'aurora-blue': '#1f6feb', 'aurora-green': '#2ea043' },
};

function declared(sheet, name) {
  const found = sheet.match(new RegExp(`--${name}:\\s*([^;]+);`));
  if (!found) throw new Error(`@primer/primitives no longer has --${name}`);
  return found[1].trim();
}

function resolved(sheet, name) {
  let value = declared(sheet, name);
  for (let depth = 0; depth < 8; depth += 1) {
    const reference = value.match(/var\(--([\w-]+)\)/);
    if (!reference) return value;
    value = value.replace(reference[0], declared(sheet, reference[1]));
  }
  throw new Error(`--${name} refers to itself`);
}

function block(theme, selector) {
  const sheet = readFileSync(new URL(`${theme}.css`, THEMES), 'utf8');
  const lines = Object.entries(ROLES).map(([role, name]) => `  --${role}: ${resolved(sheet, name)};`);
  lines.push(...Object.entries(OWN[theme]).map(([role, value]) => `  --${role}: ${value};`));
  return `${selector} {\n  color-scheme: ${theme};\n${lines.join('\n')}\n}\n`;
}

writeFileSync(
  TARGET,
  `/* Made by tools/tokens.mjs from @primer/primitives. Do not edit. */\n${block('light', ':root')}\n${block('dark', ":root[data-theme='dark']")}`,
);
