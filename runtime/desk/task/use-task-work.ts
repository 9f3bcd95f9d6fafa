import { useState } from 'react'
import { pruneAnswers } from '../../../forms/answers/prune-answers.ts'
import { withReadOnly } from '../../../forms/answers/read-only.ts'
import { type AnswerError, validateAnswersWith } from '../../../forms/answers/validate-answers-with.ts'
import type { FormDocument } from '../../../forms/document.ts'
import type { Answers } from '../../../forms/fields/answers.ts'
import { matchNative } from '../../../forms/patterns/match-native.ts'
import { type Draft, useDraft } from '../../../forms/render/use-draft.ts'
import type { TaskDetail } from '../../cases/get-task.ts'
import { api } from '../../ui/api/client.ts'
import { ProblemError } from '../../ui/api/problem-error.ts'
import { useLanguage } from '../../ui/texts/language.ts'

export interface TaskWork {
  readonly draft: Draft
  readonly errors: readonly AnswerError[]
  /** Counts attempts, so that the summary takes the focus each time. */
  readonly round: number
  readonly problem: string
  readonly busy: boolean
  readonly complete: () => Promise<void>
}

/** Answers of a task: a draft that saves itself, judged here first and by the server again. */
export function useTaskWork(task: TaskDetail, onCompleted: () => void): TaskWork {
  const language = useLanguage()
  const [shown, setShown] = useState<{ errors: readonly AnswerError[]; round: number }>({
    errors: [],
    round: 0,
  })
  const [problem, setProblem] = useState('')
  const [busy, setBusy] = useState(false)
  const draft = useDraft({
    // Draft and prefill are JSON objects of the form's answers; the form judges them when they are sent.
    data: (task.draft?.data ?? task.data) as Answers,
    rev: task.draft?.rev ?? 0,
    ...(task.draft ? { savedAt: task.draft.savedAt } : {}),
    save: (data, rev) => saveDraft(task.userTaskKey, data, rev),
  })
  const show = (errors: readonly AnswerError[]) => setShown((old) => ({ errors, round: old.round + 1 }))
  /** Answers to questions that later answers have hidden stay in the draft, but are not sent. */
  const judge = (form: FormDocument) => {
    const shown = withReadOnly(form, draft.data, task.data).data
    return validateAnswersWith(matchNative, form, pruneAnswers(form, shown), { language, current: task.data })
  }
  const complete = async () => {
    setProblem('')
    const verdict = task.form ? judge(task.form) : { ok: true as const, data: {} }
    if (!verdict.ok) return show(verdict.errors)
    setBusy(true)
    try {
      await api.post(`/v2/user-tasks/${task.userTaskKey}/completion`, { variables: verdict.data })
      onCompleted()
    } catch (error) {
      setBusy(false)
      if (!(error instanceof ProblemError)) throw error
      const refused = answerErrors(error.body.errors)
      if (refused.length > 0) show(refused)
      else setProblem(error.detail)
    }
  }
  return { draft, ...shown, problem, busy, complete }
}

async function saveDraft(key: string, data: Answers, rev: number) {
  try {
    const saved = await api.put<{ rev: number; savedAt: string }>(
      `/v2/tasks/${key}/draft`,
      { data },
      { ifMatch: rev },
    )
    return { ok: true as const, ...saved }
  } catch (error) {
    if (error instanceof ProblemError && error.status === 409 && typeof error.body.rev === 'number') {
      return { ok: false as const, rev: error.body.rev, data: (error.body.data ?? {}) as Answers }
    }
    throw error
  }
}

function answerErrors(value: unknown): AnswerError[] {
  if (!Array.isArray(value)) return []
  return value.flatMap((item: unknown) => {
    if (typeof item !== 'object' || item === null || !('path' in item) || !('message' in item)) return []
    const keyword = 'keyword' in item ? String(item.keyword) : ''
    return [{ path: String(item.path), message: String(item.message), keyword }]
  })
}
