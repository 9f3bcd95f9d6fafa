import { useCallback, useRef } from 'react'
import type { FormDocument } from '../../../forms/document.ts'
import { useDraft, useDraftSession } from '../../draft/use-draft.ts'

interface History {
  readonly past: readonly FormDocument[]
  readonly future: readonly FormDocument[]
}
const none: History = { past: [], future: [] }

/** Undo per form: the documents themselves, which share what did not change. */
export function useFormHistory(id: string) {
  const session = useDraftSession()
  const document = useDraft().forms[id]
  const histories = useRef(new Map<string, History>())
  const history = histories.current.get(id) ?? none
  const put = useCallback(
    (next: FormDocument) => {
      const now = session.getState().forms[id]
      if (now === undefined || now === next) return
      const { past } = histories.current.get(id) ?? none
      histories.current.set(id, { past: [...past.slice(-99), now], future: [] })
      session.setForm(id, next)
    },
    [session, id],
  )
  const go = (from: 'past' | 'future', to: 'past' | 'future') => {
    const target = history[from].at(-1)
    if (target === undefined || document === undefined) return
    const rest = history[from].slice(0, -1)
    histories.current.set(id, { [from]: rest, [to]: [...history[to], document] } as unknown as History)
    session.setForm(id, target)
  }
  return {
    document,
    put,
    undo: () => go('past', 'future'),
    redo: () => go('future', 'past'),
    canUndo: history.past.length > 0,
    canRedo: history.future.length > 0,
  }
}
