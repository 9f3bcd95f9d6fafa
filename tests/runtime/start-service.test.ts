import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import { readConfig } from '../../runtime/config.ts'
import { startMark } from '../../runtime/database/embedded/process-info.ts'
import { startingApp } from '../../runtime/http/starting-app.ts'
import { silentLog } from '../../runtime/log.ts'
import { startService } from '../../runtime/start-service.ts'
import { createTempFolder } from '../support/temp-folder.ts'

const json = { 'content-type': 'application/json' }

let folder: string
beforeEach(() => {
  folder = createTempFolder('service')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

describe('while it starts, the service', () => {
  const app = startingApp(() => ({ ready: false, reason: 'starting the database' }))

  test('lives but is not ready, and says why', async () => {
    expect((await app.request('/healthz')).status).toBe(200)
    const readiness = await app.request('/readyz')
    expect(readiness.status).toBe(503)
    expect(await readiness.json()).toMatchObject({ reason: 'starting the database' })
  })

  test('answers everything else with a problem and when to come back', async () => {
    const response = await app.request('/v2/session', { method: 'POST', headers: json, body: '{}' })
    expect(response.status).toBe(503)
    expect(response.headers.get('retry-after')).toBe('2')
    expect(response.headers.get('content-type')).toBe('application/problem+json')
  })
})

describe('the service', () => {
  const signIn = (address: string, username: string, password: string) =>
    fetch(`${address}/v2/session`, {
      method: 'POST',
      headers: json,
      body: JSON.stringify({ username, password }),
    })

  test('lets example accounts in, refuses a second start, and after demo mode nobody', async () => {
    // given
    const options = { workingFolder: folder, sync: false, log: silentLog }
    const config = readConfig({
      PORT: '0',
      LAUFZETTEL_DEMO_PASSWORD: 'an example password',
      LAUFZETTEL_DEMO_CASES: 'off',
    })
    // when
    const service = await startService(config, options)
    // then
    expect((await fetch(`${service.address}/readyz`)).status).toBe(200)
    expect((await signIn(service.address, 'clerk.mitte', 'an example password')).status).toBe(200)
    expect((await fetch(`${service.address}/desk`)).headers.get('content-type')).toContain('text/html')
    await expect(startService(config, options)).rejects.toThrow(/already runs on it/)
    const { port } = new URL(service.address)
    await expect(startService({ ...config, port: Number(port) }, options)).rejects.toThrow(
      /port .* to be free/,
    )
    await service.stop()
    // when
    const closed = await startService(readConfig({ PORT: '0', LAUFZETTEL_DEMO: 'off' }), options)
    // then
    expect(closed.demoPassword).toBeUndefined()
    expect((await signIn(closed.address, 'clerk.mitte', 'an example password')).status).toBe(401)
    await closed.stop()
  })

  test.each(['SIGINT', 'SIGTERM'] as const)(
    'ends cleanly on %s and takes its database with it',
    async (signal) => {
      // given
      const main = join(import.meta.dirname, '../../runtime/main.ts')
      const child = spawn(process.execPath, ['--disallow-code-generation-from-strings', main], {
        cwd: folder,
        env: { PATH: process.env.PATH, PORT: '0', LAUFZETTEL_DEMO_CASES: 'off' },
        stdio: ['ignore', 'pipe', 'ignore'],
      })
      onTestFinished(() => void child.kill('SIGKILL'))
      let output = ''
      child.stdout.on('data', (part) => (output += part))
      while (!output.includes('Stop with Ctrl-C') && child.exitCode === null)
        await new Promise((resolve) => setTimeout(resolve, 20))
      expect(output).toMatch(/Laufzettel runs at http:\/\/127\.0\.0\.1:\d+/)
      expect(output).toMatch(/Password of all of them: [\w-]{12}/)
      const postmaster = Number(
        readFileSync(join(folder, '.laufzettel/postgres/postmaster.pid'), 'utf8').split('\n')[0],
      )
      // when
      child.kill(signal)
      const [code] = await once(child, 'exit')
      // then
      expect(code).toBe(0)
      expect(startMark(postmaster)).toBeUndefined()
    },
  )
})
