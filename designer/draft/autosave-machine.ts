import { assign, fromPromise, setup } from 'xstate'

/** Why a save did not happen: `offline` is tried again, `conflict` needs the person. */
export type SaveFailure = 'offline' | 'conflict' | 'refused'

/** Thrown by the injected `save`. */
export class SaveError extends Error {
  readonly reason: SaveFailure

  constructor(reason: SaveFailure, message: string, options: { cause?: unknown } = {}) {
    super(message, options)
    this.reason = reason
  }
}

export interface AutosaveContext {
  readonly failure: string
  /** Something changed while a save was on its way. */
  readonly again: boolean
}

export type AutosaveEvent =
  | { readonly type: 'changed' }
  | { readonly type: 'flush' }
  | { readonly type: 'reloaded' }

/**
 * Saves 1.5 s after the last change, or at once on `flush`. One save at a time: a change during a save is
 * saved afterwards. Offline saves are tried again every 5 s; a conflict waits for `reloaded`.
 */
export const autosaveMachine = setup({
  types: { context: {} as AutosaveContext, events: {} as AutosaveEvent },
  actors: { save: fromPromise<void>(() => Promise.resolve()) },
  delays: { pause: 1500, retry: 5000 },
  guards: {
    again: ({ context }) => context.again,
    isConflict: ({ event }) => reasonOf(event) === 'conflict',
    isRefused: ({ event }) => reasonOf(event) === 'refused',
  },
  actions: {
    keepFailure: assign({ failure: ({ event }) => messageOf(event) }),
    changedMeanwhile: assign({ again: true }),
    starts: assign({ again: false, failure: '' }),
  },
}).createMachine({
  id: 'autosave',
  initial: 'clean',
  context: { failure: '', again: false },
  states: {
    clean: { on: { changed: 'unsaved' } },
    saved: { on: { changed: 'unsaved' } },
    unsaved: {
      after: { pause: 'saving' },
      on: { changed: { target: 'unsaved', reenter: true }, flush: 'saving' },
    },
    saving: {
      entry: 'starts',
      invoke: {
        src: 'save',
        onDone: [{ guard: 'again', target: 'unsaved' }, { target: 'saved' }],
        onError: [
          { guard: 'isConflict', target: 'conflict', actions: 'keepFailure' },
          { guard: 'isRefused', target: 'refused', actions: 'keepFailure' },
          { target: 'offline', actions: 'keepFailure' },
        ],
      },
      on: { changed: { actions: 'changedMeanwhile' } },
    },
    offline: { after: { retry: 'saving' }, on: { flush: 'saving' } },
    refused: { on: { changed: 'unsaved', reloaded: 'clean' } },
    conflict: { on: { reloaded: 'clean' } },
  },
})

const errorOf = (event: unknown): unknown => (event as { error?: unknown }).error
const reasonOf = (event: unknown): SaveFailure | undefined => {
  const error = errorOf(event)
  return error instanceof SaveError ? error.reason : undefined
}
const messageOf = (event: unknown): string => {
  const error = errorOf(event)
  return error instanceof Error ? error.message : String(error)
}
