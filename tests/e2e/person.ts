import type { Browser, Page } from 'playwright-core'
import type { TestServer } from '../support/start-server.ts'

/** Looks at the page as it stands: checks it, or takes its picture. */
export type Look = (person: Person, screen: string) => Promise<void>

/** Somebody with a browser of their own. */
export interface Person {
  readonly username: string
  readonly page: Page
  /** What the browser complained about: console errors, uncaught errors, violations of the security policy. */
  readonly complaints: readonly string[]
  open(path: string): Promise<void>
  /** Waits until the page is at rest, then looks at it under this name: `portal-start`. */
  look(screen: string): Promise<void>
  leave(): Promise<void>
}

export interface PersonOptions {
  readonly look?: Look
  readonly language?: 'de' | 'en'
  readonly dark?: boolean
}

export const wide = { width: 1280, height: 900 }
export const narrow = { width: 360, height: 740 }

/** Opens a browser for `username`; signing in is the person's own step. */
export async function openPerson(
  browser: Browser,
  server: TestServer,
  username: string,
  { look, language = 'de', dark = false }: PersonOptions = {},
): Promise<Person> {
  const context = await browser.newContext({
    baseURL: server.address,
    viewport: wide,
    locale: language === 'de' ? 'de-DE' : 'en-GB',
    timezoneId: 'Europe/Berlin',
    colorScheme: dark ? 'dark' : 'light',
    reducedMotion: 'reduce',
    permissions: ['clipboard-read', 'clipboard-write'],
  })
  context.setDefaultTimeout(15_000)
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      // biome-ignore lint/suspicious/noConsole: the console is how the page tells the test.
      console.error(
        `Security policy: ${event.violatedDirective} refused ${event.blockedURI} in ${event.sourceFile}:${event.lineNumber}:${event.columnNumber}`,
      )
    })
  })
  if (language === 'en') {
    await context.addInitScript(() => localStorage.setItem('laufzettel.language', 'en'))
  }
  const page = await context.newPage()
  const complaints = collectComplaints(page)
  const person: Person = {
    username,
    page,
    complaints,
    async open(path) {
      await page.goto(path)
    },
    async look(screen) {
      await settle(page)
      await look?.(person, screen)
    },
    leave: () => context.close(),
  }
  return person
}

/** Answers 4xx are part of the story (not signed in yet, refused on purpose); all else is a complaint. */
function collectComplaints(page: Page): string[] {
  const complaints: string[] = []
  page.on('console', (message) => {
    const text = message.text()
    if (message.type() === 'error' && !/status of 4\d\d/.test(text)) complaints.push(`${page.url()}: ${text}`)
  })
  page.on('pageerror', (error) => complaints.push(`${page.url()}: ${error.message}`))
  return complaints
}

/** Nothing is being loaded any more, fonts are there. */
export async function settle(page: Page): Promise<void> {
  await page.waitForFunction(
    () =>
      document.querySelector('.lz-loading, [aria-busy=true]') === null &&
      document.querySelector('h1, h2, main') !== null,
  )
  await page.evaluate(() => document.fonts.ready)
}

/** Signs in on the page that asks for it. */
export async function signIn({ page, username }: Person, password: string): Promise<void> {
  await page.getByLabel('Benutzername').fill(username)
  await page.getByLabel('Passwort').fill(password)
  await page.getByRole('button', { name: 'Anmelden', exact: true }).click()
  await page.getByLabel('Passwort').waitFor({ state: 'detached' })
}
