import { useState } from 'react'
import { api } from '../../ui/api/client.ts'
import { ProblemError } from '../../ui/api/problem-error.ts'
import { Alert } from '../../ui/components/alert.tsx'
import { Badge } from '../../ui/components/badge.tsx'
import { Button } from '../../ui/components/button.tsx'
import { useUser } from '../../ui/session/session.tsx'
import { AffectedCases } from './affected-cases.tsx'
import type { IncidentGroup } from './incident-group.ts'
import { incidentTexts, knownCode } from './incident-texts.ts'
import { RetryDialog } from './retry-dialog.tsx'

/** One kind of incident: what happened, what to do, which cases, retry. */
export function IncidentDetail({
  group,
  reload,
}: {
  readonly group: IncidentGroup
  readonly reload: () => void
}) {
  const { t } = incidentTexts.useTexts()
  const { roles } = useUser()
  const [selected, setSelected] = useState<ReadonlySet<string>>(
    () => new Set(group.incidents.map((row) => row.incidentKey)),
  )
  const [asking, setAsking] = useState(false)
  const [busy, setBusy] = useState(false)
  const [outcome, setOutcome] = useState<{ done: number; failed: number; reason: string }>()
  const mayRetry = roles.includes('lead') || roles.includes('operator')
  const chosen = group.incidents.filter((row) => selected.has(row.incidentKey))
  const code = knownCode(group.code)
  const message = group.incidents.find((row) => row.message)?.message
  const retry = async () => {
    setAsking(false)
    setBusy(true)
    setOutcome(await retryAll(chosen.map((row) => row.incidentKey)))
    setBusy(false)
    reload()
  }
  return (
    <div className="lz-stack lz-s24">
      <div className="lz-row lz-between lz-row--top">
        <div>
          <h2 className="lz-h1">{t(`name.${code}`)}</h2>
          <p className="lz-meta">
            {t('where', { process: group.processName, step: group.step, count: group.incidents.length })}
          </p>
        </div>
        <Badge kind="danger">{t('still')}</Badge>
      </div>
      {outcome && outcome.done > 0 && <Alert kind="success" title={t('done', { count: outcome.done })} />}
      {outcome && outcome.failed > 0 && (
        <Alert kind="danger" title={t('failed', { count: outcome.failed, reason: outcome.reason })} />
      )}
      <div className="lz-2col">
        <section className="lz-card">
          <h3 className="lz-h3">{t('what')}</h3>
          <p>{t(`what.${code}`)}</p>
        </section>
        <section className="lz-card">
          <h3 className="lz-h3">{t('todo')}</h3>
          <p>{t(`todo.${code}`)}</p>
        </section>
      </div>
      <AffectedCases incidents={group.incidents} selected={selected} onSelect={setSelected} />
      {message && (
        <details className="lz-details">
          <summary>{t('detail')}</summary>
          <p className="lz-preline">{message}</p>
        </details>
      )}
      <div className="lz-actionbar lz-sticky">
        <span className="lz-meta">
          {mayRetry ? t('selected', { count: chosen.length, total: group.incidents.length }) : t('mayNot')}
        </span>
        <span className="lz-grow" />
        {mayRetry && (
          <Button
            variant="primary"
            icon="repeat"
            busy={busy}
            disabled={chosen.length === 0}
            onClick={() => setAsking(true)}
          >
            {t('retry', { count: chosen.length })}
          </Button>
        )}
      </div>
      <RetryDialog
        open={asking}
        step={group.step}
        incidents={chosen}
        onClose={() => setAsking(false)}
        onConfirm={() => void retry()}
      />
    </div>
  )
}

/** One after the other: the answer to one tells whether the cause is gone. */
async function retryAll(keys: readonly string[]) {
  let done = 0
  let failed = 0
  let reason = ''
  for (const key of keys) {
    try {
      await api.post(`/v2/incidents/${key}/resolution`)
      done += 1
    } catch (error) {
      failed += 1
      reason = error instanceof ProblemError ? error.detail : String(error)
    }
  }
  return { done, failed, reason }
}
