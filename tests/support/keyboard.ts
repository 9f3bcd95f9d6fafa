import type { Page } from 'playwright-core'

/** Presses Tab until the focused element has the name; fails when the focus has gone round without meeting it. */
export async function tabTo(page: Page, name: string | RegExp, most = 120): Promise<void> {
  const met: string[] = []
  for (let count = 0; count < most; count += 1) {
    const focused = await focusedName(page)
    if (typeof name === 'string' ? focused === name : name.test(focused)) return
    met.push(focused)
    await page.keyboard.press('Tab')
  }
  throw new Error(`Expected the focus to reach '${name}' by Tab, but met: ${met.join(' | ')}`)
}

/** Name of the focused element as people hear it: its label, its text or its value. */
export function focusedName(page: Page): Promise<string> {
  return page.evaluate(() => {
    const element = document.activeElement
    if (!(element instanceof HTMLElement) || element === document.body) return ''
    const labels = 'labels' in element ? [...((element as HTMLInputElement).labels ?? [])] : []
    const text = element.getAttribute('aria-label') ?? labels[0]?.textContent ?? element.textContent
    return (text ?? '').replaceAll(/\s+/g, ' ').trim()
  })
}

/** True when the focused element is not hidden behind something else (WCAG 2.4.11). */
export function focusIsVisible(page: Page): Promise<boolean> {
  return page.evaluate(() => {
    const element = document.activeElement
    if (!element || element === document.body) return false
    const box = element.getBoundingClientRect()
    const top = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2)
    return top !== null && (element.contains(top) || top.contains(element))
  })
}
