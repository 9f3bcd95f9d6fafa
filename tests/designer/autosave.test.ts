import { expect, test } from 'vitest'
import { createActor, fromPromise, SimulatedClock } from 'xstate'
import { autosaveMachine, SaveError } from '../../designer/draft/autosave-machine.ts'

/** A machine whose saves are answered by hand, on a clock that is moved by hand. */
function start() {
  const clock = new SimulatedClock()
  const saves: { resolve: () => void; reject: (error: unknown) => void }[] = []
  const save = fromPromise<void>(
    () => new Promise((resolve, reject) => saves.push({ resolve: () => resolve(), reject })),
  )
  const actor = createActor(autosaveMachine.provide({ actors: { save } }), { clock })
  actor.start()
  return {
    clock,
    saves,
    actor,
    state: () => actor.getSnapshot().value,
    settled: () => new Promise((done) => setImmediate(done)),
  }
}

test('saves once, 1.5 s after the last of several changes', async () => {
  const { clock, saves, actor, state, settled } = start()
  actor.send({ type: 'changed' })
  clock.increment(1000)
  actor.send({ type: 'changed' })
  clock.increment(1000)
  expect(saves).toHaveLength(0)
  clock.increment(500)
  expect(saves).toHaveLength(1)
  saves[0]?.resolve()
  await settled()
  expect(state()).toBe('saved')
})

test('a change during a save is saved afterwards, never at the same time', async () => {
  const { clock, saves, actor, state, settled } = start()
  actor.send({ type: 'changed' })
  actor.send({ type: 'flush' })
  actor.send({ type: 'changed' })
  expect(saves).toHaveLength(1)
  saves[0]?.resolve()
  await settled()
  expect(state()).toBe('unsaved')
  clock.increment(1500)
  expect(saves).toHaveLength(2)
})

test('a dropped answer is tried again, until it works', async () => {
  const { clock, saves, actor, state, settled } = start()
  actor.send({ type: 'changed' })
  actor.send({ type: 'flush' })
  saves[0]?.reject(new SaveError('offline', 'no network'))
  await settled()
  expect(state()).toBe('offline')
  clock.increment(5000)
  saves[1]?.resolve()
  await settled()
  expect(state()).toBe('saved')
})

test('a conflict should not be overwritten: it waits for the person', async () => {
  const { clock, saves, actor, state, settled } = start()
  actor.send({ type: 'changed' })
  actor.send({ type: 'flush' })
  saves[0]?.reject(new SaveError('conflict', 'somebody saved'))
  await settled()
  actor.send({ type: 'changed' })
  clock.increment(60_000)
  expect(state()).toBe('conflict')
  expect(saves).toHaveLength(1)
  actor.send({ type: 'reloaded' })
  expect(state()).toBe('clean')
})
