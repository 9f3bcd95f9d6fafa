import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { expectNoViolations } from '../../support/axe.ts'
import { launchBrowser } from '../../support/chromium.ts'
import { rightAnswers } from '../sample-form.ts'
import { serveSample } from './serve-sample.ts'

let server: Awaited<ReturnType<typeof serveSample>>
let browser: Browser
let page: Page
const violations: string[] = []

beforeAll(async () => {
  server = await serveSample()
  browser = await launchBrowser()
  page = await browser.newPage()
  page.on('console', (message) => {
    if (message.text().includes('Content Security Policy')) violations.push(message.text())
  })
})
afterAll(async () => {
  await browser.close()
  await server.close()
})

async function open(query: Record<string, string>, width = 1280): Promise<void> {
  await page.setViewportSize({ width, height: 900 })
  await page.goto(`${server.url}/?${new URLSearchParams(query)}`)
  await page.waitForSelector('h1')
}

const draft = async () => JSON.parse((await page.textContent('#draft')) ?? '{}')
const next = () => page.click('button[type=submit]')

describe.each([
  ['de', 1280],
  ['en', 1280],
  ['de', 360],
  ['en', 360],
])('in %s at %i px', (language, width) => {
  test.each(['self', 'health', 'home', 'household', 'check'])('page %s is accessible', async (name) => {
    await open({ language, page: name, data: JSON.stringify(rightAnswers) }, width)
    await expectNoViolations(page)
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
    expect(overflow).toBeLessThanOrEqual(0)
  })

  test.each(['self', 'health', 'home', 'household'])('page %s with errors is accessible', async (name) => {
    await open({ language, page: name, data: JSON.stringify({ care: true, persons: [{}] }) }, width)
    await next()
    await page.waitForSelector('.lz-errors')
    await expectNoViolations(page)
    expect(await danglingIds()).toEqual([])
  })
})

/** Every id named by aria-describedby, aria-labelledby or for is on the page. */
function danglingIds(): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('[aria-describedby],[aria-labelledby],label[for]')].flatMap((element) =>
      ['aria-describedby', 'aria-labelledby', 'for']
        .flatMap((name) => (element.getAttribute(name) ?? '').split(' '))
        .filter((id) => id !== '' && document.getElementById(id) === null),
    ),
  )
}

describe('filling in', () => {
  test('no answer is ticked, chosen or written beforehand', async () => {
    for (const name of ['self', 'health', 'home', 'household']) {
      await open({ page: name })
      expect(await page.locator('input:checked').count()).toBe(0)
      expect(await draft()).toEqual({})
    }
  })

  test('errors stand above the heading, take the focus and lead to the inputs; the title says so', async () => {
    await open({ page: 'self', data: '{"born":"1960-13-1"}' })
    await next()
    expect(await page.title()).toBe('Fehler: Sie selbst – Muster')
    const focused = () => page.evaluate(() => document.activeElement?.className ?? '')
    expect(await focused()).toContain('lz-errors')
    const isAbove = await page.evaluate(() => {
      const [box, heading] = [document.querySelector('.lz-errors'), document.querySelector('h1')]
      return Boolean(
        box && heading && box.compareDocumentPosition(heading) & Node.DOCUMENT_POSITION_FOLLOWING,
      )
    })
    expect(isAbove).toBe(true)
    const links = await page.locator('.lz-errlist a').allTextContents()
    expect(links).toHaveLength(4)
    for (const link of links) expect(await page.locator('.kern-error', { hasText: link }).count()).toBe(1)
    await page.locator('.lz-errlist a').nth(1).click()
    expect(await page.evaluate(() => document.activeElement?.getAttribute('autocomplete'))).toBe('bday-day')
    expect(await page.locator('input[autocomplete=bday-month]').getAttribute('aria-invalid')).toBe('true')
  })

  test('a half date and an unreadable amount stay as typed, in the draft too', async () => {
    await open({ page: 'home', data: '{"housing":"rent"}' })
    const rent = page.getByLabel('Wie viel Miete zahlen Sie im Monat?')
    await rent.fill('viel')
    await rent.blur()
    expect(await rent.inputValue()).toBe('viel')
    expect((await draft()).rent).toBe('viel')
    await rent.fill('1.234,5')
    await rent.blur()
    expect(await rent.inputValue()).toBe('1234,50')
    expect((await draft()).rent).toBe(1234.5)
    await open({ page: 'self' })
    await page.getByLabel('Monat').fill('13')
    expect((await draft()).born).toBe('-13-')
    expect(await page.getByLabel('Monat').inputValue()).toBe('13')
  })

  test('a question opened by an answer follows it, without moving the focus', async () => {
    await open({ page: 'health' })
    expect(await page.getByText('Welchen Pflegegrad haben Sie?').count()).toBe(0)
    await page.getByLabel('Ja').focus()
    await page.keyboard.press('Space')
    expect(await page.getByRole('group', { name: 'Welchen Pflegegrad haben Sie?' }).count()).toBe(1)
    expect(await page.evaluate(() => document.activeElement?.getAttribute('type'))).toBe('radio')
    expect(await page.locator('.lz-cond').getAttribute('aria-label')).toBe(
      'Weitere Fragen zu „Haben Sie einen Pflegegrad?“',
    )
  })

  test('adding and removing items by keyboard moves the focus along; buttons name the item', async () => {
    await open({ page: 'household' })
    await page.getByRole('button', { name: 'Person im Haushalt hinzufügen' }).press('Enter')
    const focused = () => page.evaluate(() => document.activeElement?.textContent)
    await expect.poll(focused).toBe('Person im Haushalt 1')
    await page.getByRole('button', { name: 'Weiteren Eintrag hinzufügen' }).press('Enter')
    await expect.poll(focused).toBe('Person im Haushalt 2')
    await page.getByLabel('Vorname').nth(1).fill('Mia')
    await page.getByRole('button', { name: 'Person im Haushalt 1 entfernen' }).press('Enter')
    await expect.poll(focused).toBe('Person im Haushalt 1')
    expect(await page.getByLabel('Vorname').inputValue()).toBe('Mia')
    await page.getByRole('button', { name: 'Person im Haushalt 1 entfernen' }).press('Enter')
    await expect.poll(focused).toBe('Person im Haushalt hinzufügen')
  })

  test('typing with pauses loses nothing', async () => {
    await open({ page: 'self' })
    const name = page.getByLabel('Wie heißen Sie?')
    await name.pressSequentially('Erika', { delay: 5 })
    await page.waitForTimeout(1700)
    await name.pressSequentially(' Mustermann', { delay: 5 })
    expect(await name.inputValue()).toBe('Erika Mustermann')
    await name.blur()
    await expect.poll(() => page.textContent('.lz-draft')).toContain('Automatisch gespeichert um')
  })
})

describe('checking', () => {
  test('changing from the check returns to the check', async () => {
    await open({ page: 'check', data: JSON.stringify(rightAnswers) })
    expect(await page.textContent('.lz-summary')).toContain('12. August 1959')
    await page.getByRole('button', { name: 'Ändern Wohnen' }).press('Enter')
    await expect.poll(() => page.textContent('h1')).toBe('Wohnen')
    await page.getByRole('button', { name: 'Speichern und zurück zur Prüfung' }).press('Enter')
    await expect.poll(() => page.textContent('h1')).toBe('Prüfen Sie Ihre Angaben')
  })

  test('what is sent is what was shown: pruned', async () => {
    await open({ page: 'check', data: JSON.stringify({ ...rightAnswers, care: false }) })
    expect(await page.textContent('.lz-summary')).not.toContain('Welchen Pflegegrad')
    await page.getByRole('button', { name: 'Abschicken' }).click()
    const { grade: _grade, since: _since, ...rest } = rightAnswers
    expect(JSON.parse((await page.textContent('#sent')) ?? '')).toEqual({ ...rest, care: false })
  })

  test('an error on another page is opened there instead of being sent', async () => {
    await open({ page: 'check', data: JSON.stringify({ ...rightAnswers, name: '' }) })
    await page.getByRole('button', { name: 'Abschicken' }).click()
    await expect.poll(() => page.textContent('h1')).toBe('Sie selbst')
    expect(await page.locator('.lz-errlist a').allTextContents()).toEqual(['Geben Sie „Wie heißen Sie?“ an'])
    expect(await page.textContent('#sent')).toBe('')
  })
})

test('nothing of all this needed a looser content security policy', () => {
  expect(violations).toEqual([])
})
