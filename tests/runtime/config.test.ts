import { describe, expect, test } from 'vitest'
import { readConfig } from '../../runtime/config.ts'

describe('settings', () => {
  test('have defaults for one machine with example accounts', () => {
    expect(readConfig({})).toMatchObject({ port: 8080, host: '127.0.0.1', demo: true, basicAllowed: true })
  })

  test.each(['127.0.0.1', '127.8.8.8', 'localhost', '::1'])('count %s as this machine', (HOST) => {
    expect(readConfig({ HOST })).toMatchObject({ demo: true, basicAllowed: true })
  })

  test.each(['0.0.0.0', '::', '192.0.2.7', 'laufzettel.example', '127.0.0.1.example'])(
    'allow neither example accounts nor open Basic on %s',
    (HOST) =>
      expect(readConfig({ HOST, LAUFZETTEL_DEMO: 'on' })).toMatchObject({ demo: false, basicAllowed: false }),
  )

  test('allow Basic behind a proxy with TLS, still without example accounts', () => {
    const config = readConfig({ HOST: '0.0.0.0', LAUFZETTEL_TLS_PROXY: 'on' })
    expect(config).toMatchObject({ demo: false, basicAllowed: true })
  })

  test('turn example accounts off', () => {
    expect(readConfig({ LAUFZETTEL_DEMO: 'off' }).demo).toBe(false)
  })

  test('turn example cases off, and know none without example accounts', () => {
    expect(readConfig({})).toMatchObject({ demoCases: true })
    expect(readConfig({ LAUFZETTEL_DEMO_CASES: 'off' })).toMatchObject({ demo: true, demoCases: false })
    expect(readConfig({ LAUFZETTEL_DEMO: 'off' })).toMatchObject({ demo: false, demoCases: false })
  })

  test('count an empty variable as absent', () => {
    expect(readConfig({ PORT: '', DATABASE_URL: '' })).toMatchObject({ port: 8080, databaseUrl: undefined })
  })

  test.each([
    { PORT: 'http' },
    { PORT: '70000' },
    { LAUFZETTEL_DEMO: 'no' },
    { LAUFZETTEL_DEMO_PASSWORD: 'short' },
    { LAUFZETTEL_POSTGRES: 'docker' },
  ])('refuse %j by name', (environment) => {
    expect(() => readConfig(environment)).toThrow(Object.keys(environment)[0])
  })
})
