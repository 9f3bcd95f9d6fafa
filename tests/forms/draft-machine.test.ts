import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createActor } from 'xstate'
import {
  draftMachine,
  patienceMs,
  pauseMs,
  retryMs,
  type SaveAnswer,
} from '../../forms/drafts/draft-machine.ts'

type Data = { readonly name?: string }

/** A server whose answers the test gives out one by one. */
function fakeServer() {
  const calls: { data: Data; rev: number; answer: (a: SaveAnswer<Data>) => void; fail: () => void }[] = []
  const save = (data: Data, rev: number) =>
    new Promise<SaveAnswer<Data>>((answer, reject) => {
      calls.push({ data, rev, answer, fail: () => reject(new Error('offline')) })
    })
  return { calls, save }
}

function start() {
  const server = fakeServer()
  const actor = createActor(draftMachine<Data>(), { input: { data: {}, rev: 1, save: server.save } }).start()
  const type = (name: string) => actor.send({ type: 'change', data: { name } })
  return { actor, server, type, state: () => actor.getSnapshot().value }
}

const saved = (rev: number): SaveAnswer<Data> => ({ ok: true, rev, savedAt: `saved ${rev}` })

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

describe('a draft', () => {
  test('is saved once, a pause after the last change', async () => {
    const { server, type, state } = start()
    type('E')
    await vi.advanceTimersByTimeAsync(pauseMs - 1)
    type('Er')
    await vi.advanceTimersByTimeAsync(pauseMs - 1)
    expect(server.calls).toHaveLength(0)
    await vi.advanceTimersByTimeAsync(1)
    expect(server.calls).toMatchObject([{ data: { name: 'Er' }, rev: 1 }])
    server.calls[0]?.answer(saved(2))
    await vi.advanceTimersByTimeAsync(0)
    expect(state()).toBe('saved')
  })

  test('is saved at once when an input is left', () => {
    const { actor, server, type } = start()
    type('Erika')
    actor.send({ type: 'blur' })
    expect(server.calls).toHaveLength(1)
  })

  test('is not saved when nothing has changed', async () => {
    const { actor, server } = start()
    actor.send({ type: 'blur' })
    await vi.advanceTimersByTimeAsync(60_000)
    expect(server.calls).toHaveLength(0)
  })

  test('changed while a slow save runs is saved again under the new revision', async () => {
    const { actor, server, type, state } = start()
    type('one')
    actor.send({ type: 'blur' })
    type('two')
    server.calls[0]?.answer(saved(2))
    await vi.advanceTimersByTimeAsync(pauseMs)
    expect(server.calls[1]).toMatchObject({ data: { name: 'two' }, rev: 2 })
    server.calls[1]?.answer(saved(3))
    await vi.advanceTimersByTimeAsync(0)
    expect(state()).toBe('saved')
  })

  test('is tried again without connection, and nothing typed meanwhile is lost', async () => {
    const { actor, server, type, state } = start()
    type('one')
    actor.send({ type: 'blur' })
    server.calls[0]?.fail()
    await vi.advanceTimersByTimeAsync(0)
    expect(state()).toBe('offline')
    type('two')
    await vi.advanceTimersByTimeAsync(retryMs)
    expect(server.calls[1]).toMatchObject({ data: { name: 'two' }, rev: 1 })
  })

  test('whose answer was dropped is no conflict: the server already holds it', async () => {
    const { actor, server, type, state } = start()
    type('one')
    actor.send({ type: 'blur' })
    await vi.advanceTimersByTimeAsync(patienceMs)
    expect(state()).toBe('offline')
    await vi.advanceTimersByTimeAsync(retryMs)
    server.calls[1]?.answer({ ok: false, rev: 2, data: { name: 'one' } })
    await vi.advanceTimersByTimeAsync(0)
    expect(state()).toBe('saved')
    expect(actor.getSnapshot().context.rev).toBe(2)
  })

  test('whose late first answer comes after the second is not put back', async () => {
    const { actor, server, type } = start()
    type('one')
    actor.send({ type: 'blur' })
    await vi.advanceTimersByTimeAsync(patienceMs + retryMs)
    server.calls[1]?.answer(saved(3))
    await vi.advanceTimersByTimeAsync(0)
    server.calls[0]?.answer(saved(2))
    await vi.advanceTimersByTimeAsync(0)
    expect(actor.getSnapshot().context.rev).toBe(3)
  })
})

describe('a conflict with another window', () => {
  const conflict = async () => {
    const setup = start()
    setup.type('mine')
    setup.actor.send({ type: 'blur' })
    setup.server.calls[0]?.answer({ ok: false, rev: 5, data: { name: 'theirs' } })
    await vi.advanceTimersByTimeAsync(0)
    expect(setup.state()).toBe('conflict')
    return setup
  }

  test('is decided by the person: mine', async () => {
    const { actor, server } = await conflict()
    actor.send({ type: 'keepMine' })
    expect(server.calls[1]).toMatchObject({ data: { name: 'mine' }, rev: 5 })
  })

  test('is decided by the person: theirs', async () => {
    const { actor, server, state } = await conflict()
    actor.send({ type: 'takeTheirs' })
    expect(actor.getSnapshot().context.data).toEqual({ name: 'theirs' })
    expect(state()).toBe('saved')
    expect(server.calls).toHaveLength(1)
  })

  test('does not save by itself', async () => {
    const { server, type } = await conflict()
    type('more')
    await vi.advanceTimersByTimeAsync(60_000)
    expect(server.calls).toHaveLength(1)
  })
})
