import { createContext, useContext, useSyncExternalStore } from 'react'
import type { DraftSession, DraftState } from './draft-session.ts'

export const DraftContext = createContext<DraftSession | null>(null)

/** The open draft; only inside the workspace. */
export function useDraftSession(): DraftSession {
  const session = useContext(DraftContext)
  if (session === null) throw new Error('Expected an open draft. Put this component inside the workspace.')
  return session
}

/** The draft's state, kept up to date. */
export function useDraft(): DraftState {
  const session = useDraftSession()
  return useSyncExternalStore(session.subscribe, session.getState)
}
