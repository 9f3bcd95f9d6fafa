import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react'
import { api, onSessionLost } from '../api/client.ts'
import { ProblemError } from '../api/problem-error.ts'

/** The signed-in person, as `GET /v2/session` tells it. */
export interface Me {
  readonly userId: string
  readonly username: string
  readonly name: string
  readonly tenantId: string
  readonly tenantName: string
  readonly roles: readonly string[]
  readonly demo: boolean
}

export interface Session {
  readonly state: 'loading' | 'signed-out' | 'signed-in' | 'unreachable'
  readonly user: Me | null
  /** True when the session ended while the person worked. */
  readonly lost: boolean
  readonly signIn: (username: string, password: string) => Promise<void>
  readonly signOut: () => Promise<void>
  readonly retry: () => void
}

const SessionContext = createContext<Session | null>(null)

/** Knows who is signed in; public pages may use it without a gate. */
export function SessionProvider({ children }: { readonly children: ReactNode }) {
  const [known, setKnown] = useState<Known>({ state: 'loading', user: null, lost: false })
  const [round, setRound] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: `round` asks again after a failure.
  useEffect(() => {
    api.get<{ user: Me }>('/v2/session').then(
      ({ user }) => setKnown({ state: 'signed-in', user, lost: false }),
      (error: unknown) => {
        const signedOut = error instanceof ProblemError && error.status === 401
        setKnown({ state: signedOut ? 'signed-out' : 'unreachable', user: null, lost: false })
      },
    )
  }, [round])
  useEffect(
    () =>
      onSessionLost(() =>
        setKnown((old) => ({ state: 'signed-out', user: null, lost: old.lost || old.user !== null })),
      ),
    [],
  )
  const session = useMemo<Session>(
    () => ({
      ...known,
      signIn: async (username, password) => {
        const { user } = await api.post<{ user: Me }>('/v2/session', { username, password })
        setKnown({ state: 'signed-in', user, lost: false })
      },
      signOut: async () => {
        await api.delete('/v2/session')
        setKnown({ state: 'signed-out', user: null, lost: false })
      },
      retry: () => setRound((n) => n + 1),
    }),
    [known],
  )
  return <SessionContext value={session}>{children}</SessionContext>
}

type Known = Pick<Session, 'state' | 'user' | 'lost'>

export function useSession(): Session {
  const session = useContext(SessionContext)
  if (!session) throw new Error('Expected <SessionProvider> above this component. Wrap the app in it.')
  return session
}

/** The signed-in person; only below `<SessionGate>`. */
export function useUser(): Me {
  const { user } = useSession()
  if (!user) throw new Error('Expected a signed-in user. Put this component below <SessionGate>.')
  return user
}
