import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'

const root = fileURLToPath(new URL('../../', import.meta.url))

/** Paths of ours that a page names in backticks or links to; patterns and placeholders are left out. */
function pathsIn(page: string, text: string): string[] {
  const quoted = [
    ...text.matchAll(/`((?:engine|forms|designer|processes|runtime|tests|docs|\.ci)\/[^`\s]*)`/g),
  ]
    .map((match) => match[1] ?? '')
    .filter((path) => !/[*{}<>|…=]|NNNN|[A-Z]{3,}(?!\.md)/.test(path))
  const linked = [...text.matchAll(/\]\((?!https?:|#|mailto:)([^)\s#]+)/g)].map((match) =>
    join(dirname(page), match[1] ?? ''),
  )
  return [...quoted, ...linked]
}

describe('documentation', () => {
  const pages = globSync(['*.md', 'docs/**/*.md', '{engine,forms,designer,processes,runtime}/**/*.md'], {
    cwd: root,
  })

  test.each(pages)('%s names only paths that exist', (page) => {
    const named = pathsIn(page, readFileSync(join(root, page), 'utf8'))
    expect(named.filter((path) => !existsSync(join(root, path)))).toEqual([])
  })

  test('a path that is not there would be seen', () => {
    expect(
      pathsIn('docs/x.md', 'See `runtime/gone.ts` and [this](../gone.md), not `runtime/*/x.ts`.'),
    ).toEqual(['runtime/gone.ts', 'gone.md'])
  })
})
