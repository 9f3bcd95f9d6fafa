import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults, RunOptions } from 'axe-core'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** Fails with one line per violation (rule, what is wrong, where) of the page as it stands now. */
export async function expectNoViolations(
  page: Page,
  options: { readonly exclude?: readonly string[] } = {},
): Promise<void> {
  const lines = await violationsOf(page, options.exclude ?? [])
  expect(lines, [`Accessibility of ${page.url()}`, ...lines].join('\n')).toEqual([])
}

/**
 * axe goes in through the debugging protocol, because the content security policy of the pages, rightly,
 * lets no other script in.
 */
async function violationsOf(page: Page, exclude: readonly string[]): Promise<string[]> {
  const session = await page.context().newCDPSession(page)
  try {
    await session.send('Runtime.evaluate', { expression: axeSource })
    const options: RunOptions = { runOnly: tags, resultTypes: ['violations'] }
    const context = { include: [['html']], exclude: exclude.map((selector) => [selector]) }
    const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
      expression: `axe.run(${JSON.stringify(context)}, ${JSON.stringify(options)})`,
      awaitPromise: true,
      returnByValue: true,
    })
    if (exceptionDetails)
      throw new Error(
        `axe could not run: ${exceptionDetails.exception?.description ?? exceptionDetails.text}`,
      )
    const { violations }: AxeResults = result.value
    return violations.flatMap(({ id, help, nodes }) =>
      nodes.map(
        ({ target, failureSummary }) =>
          `${id}: ${help} at ${target.join(' ')} (${failureSummary?.replace(/\s+/g, ' ')})`,
      ),
    )
  } finally {
    await session.detach()
  }
}

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
