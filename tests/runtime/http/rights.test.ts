import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Role } from '../../../runtime/identity/actor.ts'
import { tableCounts } from '../../support/table-counts.ts'
import { type Expectation, expectations } from './rights/expectations.ts'
import { createWorld, nothing, type Person, type Things, type World } from './rights/world.ts'

/** Who may call what, for every route of the application: made from its route table and `expectations`. */
let world: World
beforeAll(async () => {
  world = await createWorld()
}, 60_000)
afterAll(() => world.runtime.drop())

const names = Object.keys(expectations)
const closed = names.filter((name) => expectations[name]?.roles !== 'public')
const changing = names.filter((name) => !name.startsWith('GET '))
const guarded = names.filter((name) => Array.isArray(expectations[name]?.roles))
/** Routes that name something: those may betray that it exists. */
const naming = names.filter((name) => name !== 'GET /v2/services/:processId/form' && hasThing(name))

function hasThing(name: string): boolean {
  const { path, body } = expectationOf(name)
  const used = JSON.stringify([path?.(nothing), body?.(nothing)])
  return Object.values(nothing).some((value) => used.includes(value))
}

function expectationOf(name: string): Expectation {
  const found = expectations[name]
  if (found === undefined) throw new Error(`No expectation for '${name}'.`)
  return found
}

/** A broadcast of the test before may still be under way: it is answered once it is stored. */
function countsAtRest(): Promise<Record<string, string>> {
  return world.runtime.until(async () => {
    const counts = await tableCounts(world.runtime)
    for (const [table, content] of Object.entries(counts)) {
      if (table.endsWith(' signals')) expect(content, table).toBe('0 ')
    }
    return counts
  })
}

const proof = { 'sec-fetch-site': 'same-origin' }

async function call(
  name: string,
  things: Things,
  headers: Record<string, string>,
): Promise<{ status: number; type: string; text: string }> {
  const [method = '', route = ''] = name.split(' ')
  const { path, body, files, headers: more } = expectationOf(name)
  const response = await world.runtime.app.request(path?.(things) ?? route, {
    method,
    headers: {
      ...(method !== 'GET' && !files && { 'content-type': 'application/json' }),
      ...more,
      ...headers,
    },
    ...(method !== 'GET' && { body: files ? new FormData() : JSON.stringify(body?.(things) ?? {}) }),
  })
  const type = response.headers.get('content-type') ?? ''
  if (type.startsWith('text/event-stream')) {
    await response.body?.cancel()
    return { status: response.status, type, text: '' }
  }
  return { status: response.status, type, text: await response.text() }
}

const as = (person: Person) => ({ cookie: person.cookie, ...proof })

/** The answer without what differs anyway: what was asked for, keys made, times. */
function shape(answer: Awaited<ReturnType<typeof call>>, things: Things) {
  let { text } = answer
  const longestFirst = Object.values(things).sort((left, right) => right.length - left.length)
  for (const value of longestFirst) text = text.replaceAll(value, 'THING')
  return {
    ...answer,
    text: text
      .replaceAll(
        /"(requestId|messageKey|signalKey|conditionalEvaluationKey|decisionEvaluationKey)":"[^"]*"/g,
        '"$1":""',
      )
      .replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'TIME'),
  }
}

test('every route has its expectation, and every expectation its route', () => {
  const routes = world.runtime.app.routes
    .filter(({ method }) => method !== 'ALL')
    .map(({ method, path }) => `${method} ${path}`)
  expect([...new Set(routes)].sort()).toEqual([...names].sort())
})

describe('without sign-in', () => {
  test.each(closed)('%s answers 401', async (name) => {
    expect((await call(name, world.things, proof)).status).toBe(401)
    expect((await call(name, nothing, proof)).status).toBe(401)
  })
})

describe('from another site', () => {
  test.each(changing)('%s is refused, also with a session', async (name) => {
    const before = await countsAtRest()
    for (const person of world.own) {
      const { cookie } = person
      const places: Record<string, string>[] = [
        { cookie, 'sec-fetch-site': 'cross-site' },
        { cookie, 'sec-fetch-site': 'same-site' },
        { cookie, origin: 'https://evil.example' },
        { cookie },
      ]
      for (const headers of places) {
        expect((await call(name, world.things, headers)).status).toBe(403)
      }
    }
    expect(await tableCounts(world.runtime)).toEqual(before)
  })
})

describe('in the own office', () => {
  test.each(guarded)('%s lets through who holds the right and nobody else', async (name) => {
    const before = await countsAtRest()
    const through: Role[] = []
    const allowed = expectationOf(name).roles as readonly Role[]
    for (const person of world.own.filter(({ role }) => !allowed.includes(role))) {
      const { status, text } = await call(name, world.things, as(person))
      if (status !== 403) through.push(person.role)
      else expect(JSON.parse(text)).toMatchObject({ status: 403, title: 'FORBIDDEN' })
    }
    expect(through).toEqual([])
    expect(await tableCounts(world.runtime)).toEqual(before)
    for (const person of world.own.filter(({ role }) => allowed.includes(role))) {
      const { status, text } = await call(name, nothing, as(person))
      expect([401, 403, 500, 503], `${person.role}: ${text}`).not.toContain(status)
    }
  })
})

describe('of another office', () => {
  test.each(naming)('%s answers as if the thing did not exist', async (name) => {
    for (const person of world.foreign) {
      const asked = shape(await call(name, world.things, as(person)), world.things)
      const missing = shape(await call(name, nothing, as(person)), nothing)
      expect(asked, person.name).toEqual(missing)
      expect(asked.status, `${person.name}: ${asked.text}`).not.toBe(500)
    }
  })

  test('nothing of the office was changed by strangers', async () => {
    const clerk = world.own.find(({ role }) => role === 'clerk') as Person
    const operator = world.own.find(({ role }) => role === 'operator') as Person
    expect((await call('GET /v2/tasks/:key', world.things, as(clerk))).text).toContain('"assignee":null')
    expect((await call('GET /v2/incidents/:key', world.things, as(operator))).text).toContain('"ACTIVE"')
    expect((await call('POST /v2/jobs/search', world.things, as(operator))).text).toContain('"CREATED"')
  })
})

describe('applications', () => {
  const own = names.filter((name) => /\/applications\/(:id|by-code)/.test(name))
  test.each(own)('%s knows the person’s own only, also for clerks of the office', async (name) => {
    for (const person of world.own.filter(({ role }) => ['applicant', 'clerk', 'lead'].includes(role))) {
      expect((await call(name, world.things, as(person))).status).toBe(404)
    }
  })
})

describe('managers and designers', () => {
  const caseWords = [
    'GET /v2/cockpit/procedures',
    'GET /v2/cockpit/procedures/:id',
    'GET /v2/cockpit/incidents',
  ]
  test('see no case in the cockpit', async () => {
    const manager = world.own.find(({ role }) => role === 'manager') as Person
    for (const name of caseWords) {
      const { status, text } = await call(name, world.things, as(manager))
      expect(status).toBe(200)
      expect(text).not.toMatch(/"fileNumber":"|"subject":"|"birthDate":"|"message":"/)
    }
  })

  test.each(['manager', 'designer', 'publisher'] as const)('%s opens nothing of a case', (role) => {
    const open = guarded.filter((name) => (expectationOf(name).roles as readonly Role[]).includes(role))
    expect(
      open.filter((name) => /cases|tasks|documents|variables|instances|jobs|applications/.test(name)),
    ).toEqual([])
  })
})
