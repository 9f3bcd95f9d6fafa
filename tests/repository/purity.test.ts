import { spawnSync } from 'node:child_process'
import { globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, test } from 'vitest'

const root = fileURLToPath(new URL('../../', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'purity-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** Lints one file with the repository's rules, in a folder of its own. */
function lint(path: string, source: string): { status: number | null; output: string } {
  const config = JSON.parse(readFileSync(`${root}biome.json`, 'utf8'))
  const { $schema: _, vcs: __, ...rules } = config
  mkdirSync(join(folder, path, '..'), { recursive: true })
  writeFileSync(join(folder, 'biome.json'), JSON.stringify(rules))
  writeFileSync(join(folder, path), source)
  const biome = join(root, 'node_modules/.bin/biome')
  const { status, stdout, stderr } = spawnSync(biome, ['lint', '--error-on-warnings', path], {
    cwd: folder,
    encoding: 'utf8',
  })
  rmSync(join(folder, path))
  return { status, output: stdout + stderr }
}

describe('each lint rule bites', () => {
  test.each([
    ['engine/x.ts', "import { cpus } from 'node:os'\nexport const x = cpus\n", 'noNodejsModules'],
    ['engine/x.ts', 'export const x = process.env.HOME\n', 'noProcessEnv'],
    ['engine/x.ts', 'export const x = () => setTimeout(() => 1, 5)\n', 'noRestrictedGlobals'],
    ['forms/x.ts', "export const x = () => fetch('/x')\n", 'noRestrictedGlobals'],
    ['forms/render/x.tsx', "export const x = localStorage.getItem('x')\n", 'noRestrictedGlobals'],
    ['runtime/x.ts', 'export const x: any = 1\n', 'noExplicitAny'],
    ['runtime/x.ts', "export const x = eval('1')\n", 'noGlobalEval'],
    ['runtime/x.ts', "console.log('x')\n", 'noConsole'],
    ['runtime/x.ts', "import { cpus } from 'os'\nexport const x = cpus\n", 'useNodejsImportProtocol'],
    ['runtime/x.ts', "import { Json } from '../engine/json.ts'\nexport type X = Json\n", 'useImportType'],
  ])('%s: %s', (path, source, rule) => {
    const { status, output } = lint(path, source)
    expect(output).toContain(rule)
    expect(status).not.toBe(0)
  })

  test('and says nothing about what is allowed', () => {
    expect(lint('engine/x.ts', 'export const x = (now: string) => now.length\n').status).toBe(0)
    expect(lint('runtime/x.ts', 'export const x = () => setTimeout(() => 1, 5)\n').status).toBe(0)
  })
})

/** What no lint rule sees: reading the clock, randomness, evaluation of text. */
const impure =
  /\bDate\.now\b|\bnew Date\(\s*\)|\bMath\.random\b|\bperformance\.now\b|\bcrypto\.|\bTemporal\.Now\b|\bnew Function\b/

describe('engine and forms', () => {
  const words = (source: string) => source.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '')

  test('read no clock and no randomness', () => {
    const files = globSync('{engine,forms}/**/*.{ts,tsx}', { cwd: root })
    expect(files.length).toBeGreaterThan(100)
    expect(files.filter((file) => impure.test(words(readFileSync(`${root}${file}`, 'utf8'))))).toEqual([])
  })

  test.each(['Date.now()', 'new Date()', 'Math.random()', 'crypto.randomUUID()', 'Temporal.Now.instant()'])(
    'would be caught with %s',
    (source) => expect(impure.test(source)).toBe(true),
  )

  test('may make a date of a moment they are given', () => {
    expect(impure.test('new Date(now)')).toBe(false)
  })
})
