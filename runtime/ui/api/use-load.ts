import { useCallback, useEffect, useRef, useState } from 'react'
import { api } from './client.ts'
import { ProblemError } from './problem-error.ts'

export interface Loaded<T> {
  /** Stays the last good answer while a reload runs. */
  readonly data: T | undefined
  readonly error: ProblemError | undefined
  readonly loading: boolean
  readonly reload: () => void
}

/** GETs `path` now and on every change of it; `null` loads nothing. An older answer never replaces a newer one. */
export function useLoad<T>(path: string | null): Loaded<T> {
  const [state, setState] = useState<State<T>>({
    path: null,
    data: undefined,
    error: undefined,
    loading: true,
  })
  const [round, setRound] = useState(0)
  const latest = useRef(0)
  const reload = useCallback(() => setRound((n) => n + 1), [])
  // biome-ignore lint/correctness/useExhaustiveDependencies: `round` asks for the same path again.
  useEffect(() => {
    if (path === null) return
    const mine = ++latest.current
    const abort = new AbortController()
    setState((old) => ({ ...old, path, data: old.path === path ? old.data : undefined, loading: true }))
    api.get<T>(path, { signal: abort.signal }).then(
      (data) => {
        if (mine === latest.current) setState({ path, data, error: undefined, loading: false })
      },
      (error: unknown) => {
        if (mine !== latest.current || abort.signal.aborted) return
        const problem =
          error instanceof ProblemError ? error : new ProblemError(0, undefined, { cause: error })
        setState((old) => ({ ...old, error: problem, loading: false }))
      },
    )
    return () => abort.abort()
  }, [path, round])
  return { data: state.data, error: state.error, loading: state.loading, reload }
}

interface State<T> {
  readonly path: string | null
  readonly data: T | undefined
  readonly error: ProblemError | undefined
  readonly loading: boolean
}
