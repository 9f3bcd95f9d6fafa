import { createActor, fromPromise } from 'xstate'
import type { FormDocument } from '../../forms/document.ts'
import { ProblemError } from '../../runtime/ui/api/problem-error.ts'
import { autosaveMachine, SaveError } from './autosave-machine.ts'
import { type Draft, type DraftFinding, type ProcedureContent, procedureApi } from './procedure-api.ts'

export type SaveStatus = 'clean' | 'unsaved' | 'saving' | 'saved' | 'offline' | 'conflict' | 'refused'

export interface DraftState extends ProcedureContent {
  readonly processId: string
  readonly name: string
  readonly rev: number
  readonly reviewState: 'draft' | 'review'
  readonly author: string
  readonly authorName: string
  readonly comment: string | null
  readonly findings: readonly DraftFinding[]
  readonly savedAt: string | null
  readonly save: SaveStatus
  readonly failure: string
}

/** The open draft of one procedure: what every view of the workspace reads and changes, saved by itself. */
export interface DraftSession {
  getState(): DraftState
  subscribe(listener: () => void): () => void
  /** The model changes on the canvas; `read` is asked for its XML when it is saved or looked at. */
  modelChanged(): void
  /** Answers the function that ends it, unless another source has taken over. */
  setModelSource(read: () => Promise<string>): () => void
  /** The model on the canvas no longer counts: `getState().bpmn` does. */
  dropModelSource(): void
  setBpmn(bpmn: string): void
  setForm(id: string, form: FormDocument | undefined): void
  setDecision(file: string, xml: string | undefined): void
  /** Everything as it is now, the model read from the canvas. */
  content(): Promise<ProcedureContent>
  /** Saves at once what is unsaved; answers when it is saved or cannot be. */
  flush(): Promise<SaveStatus>
  /** Takes over a draft the server answered (review, restore, reload). */
  adopt(draft: Draft): void
  close(): void
}

export function openDraftSession(draft: Draft): DraftSession {
  let state = stateOf(draft)
  let read: (() => Promise<string>) | undefined
  const listeners = new Set<() => void>()
  const set = (patch: Partial<DraftState>) => {
    state = { ...state, ...patch }
    for (const listener of listeners) listener()
  }
  const content = async (): Promise<ProcedureContent> => {
    if (read !== undefined) {
      const bpmn = await read()
      state = { ...state, bpmn }
    }
    const { bpmn, decisions, forms } = state
    return { bpmn, decisions, forms }
  }
  const save = async (): Promise<void> => {
    try {
      const { rev, savedAt, findings } = await procedureApi.save(state.processId, state.rev, await content())
      set({ rev, savedAt, findings })
    } catch (error) {
      throw asSaveError(error)
    }
  }
  const actor = createActor(autosaveMachine.provide({ actors: { save: fromPromise<void>(save) } }))
  actor.subscribe((snapshot) =>
    set({ save: snapshot.value as SaveStatus, failure: snapshot.context.failure }),
  )
  actor.start()
  const changed = (patch: Partial<DraftState>) => {
    set(patch)
    actor.send({ type: 'changed' })
  }
  return {
    getState: () => state,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    modelChanged: () => changed({}),
    setModelSource(source) {
      read = source
      return () => {
        if (read === source) read = undefined
      }
    },
    dropModelSource() {
      read = undefined
    },
    setBpmn: (bpmn) => changed({ bpmn }),
    setForm: (id, form) => changed({ forms: replaced(state.forms, id, form) }),
    setDecision: (file, xml) => changed({ decisions: replaced(state.decisions, file, xml) }),
    content,
    flush() {
      actor.send({ type: 'flush' })
      return new Promise((resolve) => {
        const check = () => {
          if (state.save === 'saving' || state.save === 'unsaved') return
          listeners.delete(check)
          resolve(state.save)
        }
        listeners.add(check)
        check()
      })
    },
    adopt(next) {
      set(stateOf(next))
      actor.send({ type: 'reloaded' })
    },
    close: () => actor.stop(),
  }
}

const stateOf = (draft: Draft): DraftState => ({
  processId: draft.processId,
  name: draft.name,
  bpmn: draft.bpmn,
  decisions: draft.decisions,
  forms: draft.forms,
  rev: draft.rev,
  reviewState: draft.state,
  author: draft.author,
  authorName: draft.authorName,
  comment: draft.comment,
  findings: draft.findings,
  savedAt: draft.savedAt,
  save: 'clean',
  failure: '',
})

function replaced<T>(
  record: Readonly<Record<string, T>>,
  key: string,
  value: T | undefined,
): Record<string, T> {
  const { [key]: _, ...rest } = record
  return value === undefined ? rest : { ...record, [key]: value }
}

function asSaveError(error: unknown): SaveError {
  if (!(error instanceof ProblemError)) return new SaveError('refused', String(error), { cause: error })
  const reason =
    error.status === 409 ? 'conflict' : error.status === 0 || error.status >= 500 ? 'offline' : 'refused'
  return new SaveError(reason, error.detail, { cause: error })
}
