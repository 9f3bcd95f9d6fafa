import type { ReactNode } from 'react'
import type { Loaded } from '../api/use-load.ts'
import { Alert } from './alert.tsx'
import { Button } from './button.tsx'
import { componentTexts } from './component-texts.ts'

/** Shows what was loaded, or that it loads, or why it did not and a button to try again. */
export function LoadState<T>({
  loaded,
  children,
}: {
  readonly loaded: Loaded<T>
  readonly children: (data: T) => ReactNode
}) {
  const { t } = componentTexts.useTexts()
  if (loaded.error && !loaded.data) {
    const { status, detail } = loaded.error
    const title = status === 404 ? t('notFound') : status === 403 ? t('forbidden') : t('loadFailed')
    return (
      <Alert kind={status === 404 || status === 403 ? 'warning' : 'danger'} title={title}>
        <p>{status === 0 ? t('offlineText') : detail}</p>
        <p>
          <Button small onClick={loaded.reload}>
            {t('tryAgain')}
          </Button>
        </p>
      </Alert>
    )
  }
  if (loaded.data === undefined) return <p className="lz-loading">{t('loading')}</p>
  return children(loaded.data)
}
