import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { brokenRules, folderCycles, importRules, readImports } from './import-rules.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const sources = globSync('{engine,forms,designer,processes,runtime}/**/*.{ts,tsx}', { cwd: root })
const imports = sources.flatMap((file) => readImports(file, readFileSync(`${root}${file}`, 'utf8')))

describe('imports', () => {
  test('are read: static, type, side effect, re-export, dynamic', () => {
    const source = `
      import a from './a.ts'
      import type { B } from './b.ts'
      import {
        c,
      } from './c.ts'
      import './d.css'
      export { e } from './e.ts'
      const f = await import('./f.ts')
      // import g from './g.ts'
    `
    expect(
      readImports('engine/x.ts', source).map(({ specifier, typeOnly }) => [specifier, typeOnly]),
    ).toEqual([
      ['./a.ts', false],
      ['./b.ts', true],
      ['./c.ts', false],
      ['./d.css', false],
      ['./e.ts', false],
      ['./f.ts', false],
    ])
    expect(imports.length).toBeGreaterThan(500)
  })

  test('point one way', () => {
    expect(brokenRules(imports)).toEqual([])
  })

  test('make no cycle between folders', () => {
    expect(folderCycles(imports)).toEqual([])
  })
})

/** For each rule an import that breaks it and one that does not. */
const examples: { readonly [rule: string]: readonly [breaking: string[], fine: string[]] } = {
  'engine imports nothing of ours': [
    ['engine/run/x.ts', "import type { Form } from '../../forms/document.ts'"],
    ['engine/run/x.ts', "import type { Json } from '../json.ts'"],
  ],
  'forms import of ours only the engine: FEEL, or types': [
    ['forms/x.ts', "import { step } from '../engine/index.ts'"],
    ['forms/x.ts', "import { compileExpression } from '../engine/feel/index.ts'"],
  ],
  'engine and forms use no Node module': [
    ['engine/x.ts', "import { readFile } from 'node:fs/promises'"],
    ['runtime/x.ts', "import { readFile } from 'node:fs/promises'"],
  ],
  'the server does not import browser apps or components': [
    ['runtime/cases/x.ts', "import { Badge } from '../ui/components/badge.tsx'"],
    ['runtime/desk/x.ts', "import { Badge } from '../ui/components/badge.tsx'"],
  ],
  'browser apps import of the server only types': [
    ['runtime/desk/x.ts', "import { getCase } from '../cases/get-case.ts'"],
    ['runtime/desk/x.ts', "import type { CaseRow } from '../cases/get-case.ts'"],
  ],
  'an app does not import another app': [
    ['runtime/portal/x.ts', "import { a } from '../desk/a.ts'"],
    ['designer/x.ts', "import { a } from '../runtime/ui/a.ts'"],
  ],
  'rjsf is imported in one file': [
    ['runtime/portal/x.tsx', "import Form from '@rjsf/core'"],
    ['forms/render/app-form.tsx', "import Form from '@rjsf/core'"],
  ],
  'only the port knows the database driver': [
    ['runtime/cases/x.ts', "import pg from 'pg'"],
    ['runtime/database/x.ts', "import pg from 'pg'"],
  ],
  'no ajv: our CSP has no unsafe-eval': [
    ['forms/x.ts', "import Ajv from 'ajv'"],
    ['forms/x.ts', "import { Validator } from '@cfworker/json-schema'"],
  ],
}

describe('each import rule bites', () => {
  test.each(importRules.map(({ name }) => name))('%s', (name) => {
    const [breaking, fine] = examples[name] ?? []
    const broken = ([file = '', source = '']: string[] = []) => brokenRules(readImports(file, source))
    expect(broken(breaking).some((sentence) => sentence.endsWith(name))).toBe(true)
    expect(broken(fine)).toEqual([])
  })

  test('and a cycle is found', () => {
    const made = [
      ...readImports('forms/a.ts', "import { b } from '../processes/b.ts'"),
      ...readImports('processes/b.ts', "import { a } from '../forms/a.ts'"),
    ]
    expect(folderCycles(made)).toContain('forms → processes → forms')
  })
})
