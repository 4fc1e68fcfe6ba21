/** What the modules of the sources declare, import and export, as trees to be looked at. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSync } from '@babel/core';
import { resolveImport } from './imports.mjs';

const PARSER = { parserOpts: { plugins: ['typescript', 'jsx'] }, configFile: false, babelrc: false };

/** Modules of `src` by their path from it, read once. */
export function moduleReader(src) {
  const modules = new Map();
  const moduleOf = (file) => {
    if (!modules.has(file)) modules.set(file, readModule(src, file));
    return modules.get(file);
  };
  /** What `file` means by the name of a module. */
  moduleOf.named = (file, name) => moduleOf(resolveImport(src, file, name));
  return moduleOf;
}

function readModule(src, file) {
  const module = { file, own: new Map(), imported: new Map(), exported: new Map() };
  if (!/\.tsx?$/.test(file)) return module;
  const { program } = parseSync(readFileSync(join(src, file), 'utf8'), { ...PARSER, filename: file });
  for (const statement of program.body) {
    if (statement.type === 'ImportDeclaration') {
      const from = resolveImport(src, file, statement.source.value);
      for (const { local, imported } of statement.specifiers)
        module.imported.set(local.name, { file: from, name: imported?.name });
      continue;
    }
    const isExported = statement.type === 'ExportNamedDeclaration';
    const declared = (isExported ? statement.declaration : statement) ?? {};
    const named =
      declared.type === 'FunctionDeclaration'
        ? [[declared.id.name, declared]]
        : (declared.declarations ?? []).map(({ id, init }) => [id.name, init]);
    for (const [name, node] of named) {
      module.own.set(name, node);
      if (isExported) module.exported.set(name, docOf(statement));
    }
  }
  return module;
}

/** The first sentence of what stands before a declaration. */
function docOf({ leadingComments }) {
  const text = leadingComments?.at(-1)?.value ?? '';
  const words = text
    .replace(/^\s*\*+ ?/gm, '')
    .replace(/\s+/g, ' ')
    .trim();
  return words.match(/^.*?[.:;](?= |$)/)?.[0].replace(/[:;]$/, '.') ?? words;
}
