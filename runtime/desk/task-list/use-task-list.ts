import { useEffect, useRef, useState } from 'react'
import type { TaskList } from '../../cases/list-tasks.ts'
import { api } from '../../ui/api/client.ts'
import { type Loaded, useLoad } from '../../ui/api/use-load.ts'
import { useEvents } from '../../ui/events/use-events.ts'

export interface LiveTaskList {
  readonly loaded: Loaded<TaskList>
  /** How many tasks arrived that the shown list lacks. */
  readonly fresh: number
  readonly showFresh: () => void
}

/** The list as it was fetched; what arrives later waits behind a button, so no row moves under the cursor. */
export function useTaskList(path: string): LiveTaskList {
  const loaded = useLoad<TaskList>(path)
  const [fresh, setFresh] = useState(0)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const shown = useRef<ReadonlySet<string>>(new Set())
  shown.current = new Set(loaded.data?.items.map((task) => task.userTaskKey))
  const look = () => {
    clearTimeout(timer.current)
    timer.current = setTimeout(() => {
      api.get<TaskList>(path).then(
        ({ items }) => setFresh(items.filter((task) => !shown.current.has(task.userTaskKey)).length),
        // A hint that could not be followed costs nothing: the next one looks again.
        () => undefined,
      )
    }, 500)
  }
  useEvents(['task'], look, look)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another list has its own news.
  useEffect(() => {
    setFresh(0)
    return () => clearTimeout(timer.current)
  }, [path])
  const showFresh = () => {
    setFresh(0)
    loaded.reload()
  }
  return { loaded, fresh, showFresh }
}
