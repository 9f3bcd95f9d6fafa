import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { expectNoViolations } from '../support/axe.ts'
import { type Look, narrow, type Person, wide } from './person.ts'

/** Every page of the story: no accessibility violation, nothing cut off at 360 px, nothing refused by the browser. */
export const checkPage: Look = async (person, screen) => {
  const { page } = person
  await expectNoViolations(page)
  await page.setViewportSize(narrow)
  expect(await overflowing(page), `${screen}: wider than 360 px`).toEqual([])
  await page.setViewportSize(wide)
  expectNoComplaints(person, screen)
}

export function expectNoComplaints(person: Person, screen: string): void {
  expect(person.complaints, `${screen}: the browser of ${person.username} complained`).toEqual([])
}

/** What makes the page scroll sideways; empty when nothing does. */
function overflowing(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement
    if (scrollWidth <= clientWidth) return []
    const wide = [...document.querySelectorAll('body *')].filter(
      (element) => element.getBoundingClientRect().right > clientWidth + 1,
    )
    const names = wide.map((element) => `${element.tagName.toLowerCase()}.${element.className} ${element.id}`)
    return [`${scrollWidth} px`, ...names.slice(0, 8)]
  })
}
