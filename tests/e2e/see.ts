import type { Locator, Page } from 'playwright-core'

/** Waits for a heading; a page is there when its heading is. */
export function seeHeading(page: Page, name: string | RegExp): Promise<void> {
  return page.getByRole('heading', { name }).first().waitFor()
}

/** Waits for words anywhere on the page. */
export function seeText(page: Page | Locator, text: string | RegExp): Promise<void> {
  return page.getByText(text).first().waitFor()
}

/** Repeats until the check does not throw any more: for what the service does by itself after a step. */
export async function until<T>(check: () => Promise<T>, timeoutMs = 15_000): Promise<T> {
  const deadline = performance.now() + timeoutMs
  for (;;) {
    try {
      return await check()
    } catch (error) {
      if (performance.now() > deadline) throw error
    }
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
}
