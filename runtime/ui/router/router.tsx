import {
  createContext,
  type MouseEvent,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useState,
} from 'react'

export interface Route {
  /** Path below the app's base, `/` at least. */
  readonly path: string
  readonly query: URLSearchParams
  /** How often the person navigated inside the app; 0 on the page that was opened first. */
  readonly visits: number
  /** Address for `href`. */
  readonly href: (to: string) => string
  readonly navigate: (to: string, options?: { readonly replace?: boolean }) => void
}

const RouteContext = createContext<Route | null>(null)

/** Path router of one app. `base` is the app's folder, for example `/desk`. */
export function Router({ base, children }: { readonly base: string; readonly children: ReactNode }) {
  const [place, setPlace] = useState(() => ({ url: currentUrl(), visits: 0 }))
  useEffect(() => {
    const onMove = () => setPlace((old) => ({ url: currentUrl(), visits: old.visits + 1 }))
    addEventListener('popstate', onMove)
    return () => removeEventListener('popstate', onMove)
  }, [])
  const href = useCallback((to: string) => base + (to.startsWith('/') ? to : `/${to}`), [base])
  const navigate = useCallback(
    (to: string, options: { readonly replace?: boolean } = {}) => {
      const pathBefore = location.pathname
      if (options.replace) history.replaceState(null, '', href(to))
      else history.pushState(null, '', href(to))
      const moved = location.pathname !== pathBefore
      if (moved) scrollTo(0, 0)
      setPlace((old) => ({ url: currentUrl(), visits: moved ? old.visits + 1 : old.visits }))
    },
    [href],
  )
  const route = useMemo<Route>(() => {
    const url = new URL(place.url)
    const path = url.pathname.startsWith(base) ? url.pathname.slice(base.length) : url.pathname
    return { path: path === '' ? '/' : path, query: url.searchParams, visits: place.visits, href, navigate }
  }, [place, base, href, navigate])
  return <RouteContext value={route}>{children}</RouteContext>
}

export function useRoute(): Route {
  const route = useContext(RouteContext)
  if (!route) throw new Error('Expected <Router> above this component, but found none. Wrap the app in it.')
  return route
}

/** An ordinary link that stays inside the app; new tab and window keep working. */
export function Link({ to, children, className, current, label }: LinkProps) {
  const { href, navigate } = useRoute()
  const onClick = (event: MouseEvent) => {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
    event.preventDefault()
    navigate(to)
  }
  return (
    <a href={href(to)} className={className} onClick={onClick} aria-current={current} aria-label={label}>
      {children}
    </a>
  )
}

interface LinkProps {
  readonly to: string
  readonly children: ReactNode
  readonly className?: string
  readonly current?: 'page' | 'true' | undefined
  readonly label?: string
}

function currentUrl(): string {
  return location.href
}
