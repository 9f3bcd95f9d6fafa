import { useMachine } from '@xstate/react'
import { useMemo } from 'react'
import { type DraftInput, type DraftState, draftMachine } from '../drafts/draft-machine.ts'
import type { Answers } from '../fields/answers.ts'

/** A draft that saves itself: 1.5 s after the last change and when an input is left. */
export interface Draft {
  readonly data: Answers
  readonly state: DraftState
  readonly rev: number
  readonly savedAt: string | undefined
  readonly change: (data: Answers) => void
  readonly saveNow: () => void
  readonly retry: () => void
  readonly keepMine: () => void
  readonly takeTheirs: () => void
}

export function useDraft(input: DraftInput<Answers>): Draft {
  const machine = useMemo(() => draftMachine<Answers>(), [])
  const [snapshot, send] = useMachine(machine, { input })
  const { context, value } = snapshot
  return {
    data: context.data,
    state: value === 'judging' ? 'saving' : value,
    rev: context.rev,
    savedAt: context.savedAt,
    change: (data) => send({ type: 'change', data }),
    saveNow: () => send({ type: 'blur' }),
    retry: () => send({ type: 'retry' }),
    keepMine: () => send({ type: 'keepMine' }),
    takeTheirs: () => send({ type: 'takeTheirs' }),
  }
}
