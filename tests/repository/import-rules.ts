import { posix } from 'node:path'

/** One import of a source file, as written. */
export interface Import {
  readonly from: string
  readonly specifier: string
  /** `import type` leaves nothing at run time. */
  readonly typeOnly: boolean
}

interface Rule {
  readonly name: string
  /** True when this import breaks the rule. `target` is a path of ours, or undefined for a package. */
  readonly breaks: (file: Import, target: string | undefined) => boolean
}

const apps = ['runtime/ui', 'runtime/desk', 'runtime/portal', 'runtime/cockpit']
const inside = (path: string, folder: string) => path.startsWith(`${folder}/`)
const isPure = (path: string) => inside(path, 'engine') || inside(path, 'forms')
const isBrowser = (path: string) => inside(path, 'designer') || apps.some((app) => inside(path, app))
const isServer = (path: string) => inside(path, 'runtime') && !isBrowser(path)

/** The import directions of ARCHITECTURE.md. */
export const importRules: readonly Rule[] = [
  {
    name: 'engine imports nothing of ours',
    breaks: ({ from }, target) => inside(from, 'engine') && target !== undefined && !inside(target, 'engine'),
  },
  {
    name: 'forms import of ours only the engine: FEEL, or types',
    breaks: ({ from, typeOnly }, target) =>
      inside(from, 'forms') &&
      target !== undefined &&
      !inside(target, 'forms') &&
      !(inside(target, 'engine') && (typeOnly || inside(target, 'engine/feel'))),
  },
  {
    name: 'engine and forms use no Node module',
    breaks: ({ from, specifier }) => isPure(from) && specifier.startsWith('node:'),
  },
  {
    name: 'the server does not import browser apps or components',
    breaks: ({ from }, target) =>
      isServer(from) && target !== undefined && (isBrowser(target) || target.endsWith('.tsx')),
  },
  {
    name: 'browser apps import of the server only types',
    breaks: ({ from, typeOnly }, target) =>
      isBrowser(from) && target !== undefined && isServer(target) && !typeOnly,
  },
  {
    name: 'an app does not import another app',
    breaks: ({ from }, target) => {
      const [mine, theirs] = [appOf(from), target === undefined ? undefined : appOf(target)]
      return mine !== undefined && theirs !== undefined && theirs !== 'runtime/ui' && mine !== theirs
    },
  },
  {
    name: 'rjsf is imported in one file',
    breaks: ({ from, specifier, typeOnly }) =>
      specifier.startsWith('@rjsf/') && !typeOnly && from !== 'forms/render/app-form.tsx',
  },
  {
    name: 'only the port knows the database driver',
    breaks: ({ from, specifier }) =>
      specifier === 'pg' && !inside(from, 'runtime/database') && !inside(from, 'tests'),
  },
  {
    name: 'no ajv: our CSP has no unsafe-eval',
    breaks: ({ specifier }) => specifier === 'ajv' || specifier.startsWith('@rjsf/validator-ajv'),
  },
]

function appOf(path: string): string | undefined {
  return ['designer', ...apps].find((app) => inside(path, app))
}

/** Static imports, re-exports and `import()` of a source text. */
export function readImports(from: string, source: string): Import[] {
  const code = source.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '')
  const pattern =
    /(?:^|\n)\s*(?:import|export)(\s+type)?\b[^'"\n;]*(?:\{[^}]*\}[^'"\n;]*)?\bfrom\s*['"]([^'"]+)['"]|(?:^|\n)\s*import\s*['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)/g
  return [...code.matchAll(pattern)].map((match) => ({
    from,
    specifier: match[2] ?? match[3] ?? match[4] ?? '',
    typeOnly: match[1] !== undefined,
  }))
}

/** Path of ours that an import names; undefined for packages. */
export function targetOf({ from, specifier }: Import): string | undefined {
  return specifier.startsWith('.') ? posix.join(posix.dirname(from), specifier) : undefined
}

/** Every broken rule as a sentence. */
export function brokenRules(imports: readonly Import[]): string[] {
  return imports.flatMap((each) =>
    importRules
      .filter(({ breaks }) => breaks(each, targetOf(each)))
      .map(({ name }) => `${each.from} imports '${each.specifier}': ${name}`),
  )
}

/** Cycles among top folders (and the apps): each as `a → b → a`. */
export function folderCycles(imports: readonly Import[]): string[] {
  const edges = new Map<string, Set<string>>()
  for (const each of imports) {
    const target = each.typeOnly ? undefined : targetOf(each)
    const [a, b] = [topOf(each.from), target === undefined ? undefined : topOf(target)]
    if (a && b && a !== b) edges.set(a, (edges.get(a) ?? new Set()).add(b))
  }
  const cycles = new Set<string>()
  const walk = (path: readonly string[]): void => {
    for (const next of edges.get(path.at(-1) ?? '') ?? []) {
      const at = path.indexOf(next)
      if (at >= 0) cycles.add([...path.slice(at), next].join(' → '))
      else walk([...path, next])
    }
  }
  for (const folder of edges.keys()) walk([folder])
  return [...cycles].sort()
}

function topOf(path: string): string | undefined {
  return appOf(path) ?? ['engine', 'forms', 'processes', 'runtime'].find((folder) => inside(path, folder))
}
