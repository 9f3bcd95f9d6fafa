import { lazy, Suspense, useEffect, useState } from 'react'
import type { TaskList } from '../cases/list-tasks.ts'
import { api } from '../ui/api/client.ts'
import { useEvents } from '../ui/events/use-events.ts'
import { matchPath } from '../ui/router/match-path.ts'
import { useRoute } from '../ui/router/router.tsx'
import { SessionGate } from '../ui/session/session-gate.tsx'
import { AppShell } from '../ui/shell/app-shell.tsx'
import { CasesPage } from './cases/cases-page.tsx'
import { deskTexts } from './desk-texts.ts'
import { TaskListPage } from './task-list/task-list-page.tsx'

// The list is needed at once; pages with forms and pictures come when they are opened.
const TaskPage = lazy(() => import('./task/task-page.tsx').then((module) => ({ default: module.TaskPage })))
const CasePage = lazy(() => import('./case/case-page.tsx').then((module) => ({ default: module.CasePage })))
const CounterPage = lazy(() =>
  import('./counter/counter-page.tsx').then((module) => ({ default: module.CounterPage })),
)

/** The clerks' desk: tasks, cases, applications taken at the counter. */
export function DeskApp() {
  const { t } = deskTexts.useTexts()
  return (
    <SessionGate app={t('app')} roles={['clerk', 'lead']}>
      <Desk />
    </SessionGate>
  )
}

function Desk() {
  const { t } = deskTexts.useTexts()
  const { navigate } = useRoute()
  const count = useOpenTasks()
  return (
    <AppShell
      app={t('app')}
      areas={[
        { to: '/', label: t('tasks'), count },
        { to: '/cases', label: t('cases') },
        { to: '/counter', label: t('counter') },
      ]}
      search={{
        label: t('searchLabel'),
        placeholder: t('searchPlaceholder'),
        onSearch: (text) => navigate(`/cases?q=${encodeURIComponent(text)}`),
      }}
      help={<p>{t('help')}</p>}
    >
      <Suspense fallback={<main id="content" className="lz-loading" tabIndex={-1} />}>
        <Page />
      </Suspense>
    </AppShell>
  )
}

function Page() {
  const { path } = useRoute()
  const { t } = deskTexts.useTexts()
  const task = matchPath('/tasks/:key', path)
  if (task?.key) return <TaskPage key={task.key} taskKey={task.key} />
  const matter = matchPath('/cases/:key', path)
  if (matter?.key) return <CasePage key={matter.key} caseKey={matter.key} />
  if (matchPath('/cases', path)) return <CasesPage />
  if (matchPath('/counter', path) || matchPath('/counter/:process', path)) return <CounterPage />
  if (matchPath('/', path)) return <TaskListPage />
  return (
    <main id="content" className="lz-main" tabIndex={-1}>
      <h1 className="lz-h1">{t('nothingHere')}</h1>
    </main>
  )
}

/** Own open tasks for the bar: fetched again when the server hints at a change. */
function useOpenTasks(): number | undefined {
  const [count, setCount] = useState<number>()
  const [round, setRound] = useState(0)
  useEvents(['task'], () => setRound((n) => n + 1))
  // biome-ignore lint/correctness/useExhaustiveDependencies: a hint asks again.
  useEffect(() => {
    const timer = setTimeout(() => {
      api.get<TaskList>('/v2/tasks?view=mine').then(
        ({ counts }) => setCount(counts.mine),
        // The list itself tells about a server that is away; the bar keeps its last number.
        () => undefined,
      )
    }, 300)
    return () => clearTimeout(timer)
  }, [round])
  return count
}
