import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Listening, listen } from '../../runtime/http/listen.ts'
import { expectNoViolations } from './axe.ts'
import { findChromium, launchBrowser } from './chromium.ts'

const strict = { 'content-type': 'text/html', 'content-security-policy': "default-src 'none'" }
const pages: Record<string, string> = {
  '/clean': '<!doctype html><html lang="de"><title>Sauber</title><main><h1>Sauber</h1></main></html>',
  '/broken': '<!doctype html><html><title>Kaputt</title><main><h1>Kaputt</h1><img src="x.png"></main></html>',
}

let browser: Browser
let http: Listening
beforeAll(async () => {
  browser = await launchBrowser()
  http = await listen({
    port: 0,
    host: '127.0.0.1',
    fetch: (request) => {
      const { pathname } = new URL(request.url)
      const cookie = '__Host-laufzettel=kept; Path=/; HttpOnly; Secure; SameSite=Lax'
      if (pathname === '/echo') return new Response(request.headers.get('cookie'))
      return new Response(pages[pathname] ?? '', { headers: { ...strict, 'set-cookie': cookie } })
    },
  })
})
afterAll(async () => {
  await browser.close()
  await http.drain(1_000)
})

describe('axe', () => {
  test('passes a clean page under a strict content security policy', async () => {
    const page = await browser.newPage()
    await page.goto(`${http.address}/clean`)
    await expectNoViolations(page)
  })

  test('names the rule and the place of a violation', async () => {
    const page = await browser.newPage()
    await page.goto(`${http.address}/broken`)
    const failure = await expectNoViolations(page).catch((error: Error) => error.message)
    expect(failure).toContain('html-has-lang')
    expect(failure).toContain('image-alt')
    const without = await expectNoViolations(page, { exclude: ['img'] }).catch(
      (error: Error) => error.message,
    )
    expect(without).toContain('html-has-lang')
    expect(without).not.toContain('image-alt')
  })
})

test('Chromium keeps the __Host- cookie on a loopback address without TLS', async () => {
  const page = await browser.newPage()
  await page.goto(`${http.address}/clean`)
  await page.goto(`${http.address}/echo`)
  expect(await page.textContent('body')).toBe('__Host-laufzettel=kept')
})

describe('CHROMIUM_PATH', () => {
  test('is taken before everything else', () => {
    expect(findChromium({ CHROMIUM_PATH: process.execPath, PATH: '/usr/bin' })).toBe(process.execPath)
  })

  test('that names no program is an error, not skipped', () => {
    expect(() => findChromium({ CHROMIUM_PATH: '/no/such/chromium' })).toThrow(/Correct or unset it/)
  })
})
