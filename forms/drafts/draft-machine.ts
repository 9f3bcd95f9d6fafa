import { assign, fromPromise, setup } from 'xstate'
import { sameJson } from '../answers/same-json.ts'

/** What the server answered to a draft, or what another window wrote meanwhile. */
export type SaveAnswer<Data> =
  | { readonly ok: true; readonly rev: number; readonly savedAt: string }
  | { readonly ok: false; readonly rev: number; readonly data: Data }

/** Stores a draft under the revision it is based on; throws while the server cannot be reached. */
export type SaveDraft<Data> = (data: Data, rev: number) => Promise<SaveAnswer<Data>>

export interface DraftInput<Data> {
  readonly data: Data
  readonly rev: number
  readonly savedAt?: string
  readonly save: SaveDraft<Data>
}

interface DraftContext<Data> extends DraftInput<Data> {
  /** What the running or last save sent. */
  readonly sent: Data
  /** Another window's answers, while in conflict. */
  readonly theirs?: Data
}

type DraftEvent<Data> =
  | { readonly type: 'change'; readonly data: Data }
  | { readonly type: 'blur' }
  | { readonly type: 'retry' }
  | { readonly type: 'keepMine' }
  | { readonly type: 'takeTheirs' }

/** Pause after the last change before the draft is saved. */
export const pauseMs = 1_500
/** An answer that takes longer counts as lost. */
export const patienceMs = 15_000
/** Pause between attempts without connection. */
export const retryMs = 5_000

/**
 * The life of a draft: unsaved → saving → saved, offline or conflict. Changes made while a save runs are
 * saved afterwards. A lost answer is no conflict: when the server already holds what was sent, it is saved.
 */
export function draftMachine<Data>() {
  return setup({
    types: {
      context: {} as DraftContext<Data>,
      input: {} as DraftInput<Data>,
      events: {} as DraftEvent<Data>,
    },
    actors: {
      save: fromPromise<SaveAnswer<Data>, { data: Data; rev: number; save: SaveDraft<Data> }>(({ input }) =>
        input.save(input.data, input.rev),
      ),
    },
    delays: { pause: pauseMs, patience: patienceMs, retry: retryMs },
    guards: {
      dirty: ({ context }) => !sameJson(context.data, context.sent),
    },
  }).createMachine({
    id: 'draft',
    context: ({ input }) => ({ ...input, sent: input.data }),
    initial: 'saved',
    on: { change: { actions: assign({ data: ({ event }) => event.data }) } },
    states: {
      saved: {
        on: { change: { target: 'unsaved', actions: assign({ data: ({ event }) => event.data }) } },
      },
      unsaved: {
        after: { pause: 'saving' },
        on: {
          change: {
            target: 'unsaved',
            reenter: true,
            actions: assign({ data: ({ event }) => event.data }),
          },
          blur: 'saving',
        },
      },
      saving: {
        entry: assign({ sent: ({ context }) => context.data }),
        invoke: {
          src: 'save',
          input: ({ context }) => ({ data: context.data, rev: context.rev, save: context.save }),
          onDone: [
            {
              guard: ({ event }) => event.output.ok,
              target: 'judging',
              actions: assign(({ event }) =>
                event.output.ok ? { rev: event.output.rev, savedAt: event.output.savedAt } : {},
              ),
            },
            {
              guard: ({ context, event }) => !event.output.ok && sameJson(event.output.data, context.sent),
              target: 'judging',
              actions: assign({ rev: ({ event }) => event.output.rev }),
            },
            {
              target: 'conflict',
              actions: assign(({ event }) =>
                event.output.ok ? {} : { rev: event.output.rev, theirs: event.output.data },
              ),
            },
          ],
          onError: 'offline',
        },
        after: { patience: 'offline' },
      },
      judging: {
        always: [{ guard: 'dirty', target: 'unsaved' }, { target: 'saved' }],
      },
      offline: {
        after: { retry: 'saving' },
        on: { retry: 'saving' },
      },
      conflict: {
        on: {
          keepMine: 'saving',
          takeTheirs: {
            target: 'saved',
            actions: assign(({ context }) => ({
              data: context.theirs ?? context.data,
              sent: context.theirs ?? context.data,
            })),
          },
        },
      },
    },
  })
}

export type DraftState = 'saved' | 'unsaved' | 'saving' | 'offline' | 'conflict'
