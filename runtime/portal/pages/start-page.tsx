import { type FormEvent, useEffect, useRef, useState } from 'react'
import { api } from '../../ui/api/client.ts'
import { useLoad } from '../../ui/api/use-load.ts'
import { Alert } from '../../ui/components/alert.tsx'
import { Button } from '../../ui/components/button.tsx'
import { LoadState } from '../../ui/components/load-state.tsx'
import { KernIcon } from '../../ui/icons/kern-icon.tsx'
import { PageHeading } from '../../ui/router/page-heading.tsx'
import { Link, useRoute } from '../../ui/router/router.tsx'
import type { Application, Service } from '../api-types.ts'
import { PortalColumns } from '../parts/portal-columns.tsx'
import { portalTexts } from '../portal-texts.ts'
import { NotFoundPage } from './not-found-page.tsx'

/** Choice of the office; then the application begins. */
export function StartPage({ processId }: { readonly processId: string }) {
  const { t } = portalTexts.useTexts()
  const services = useLoad<{ items: readonly Service[] }>('/v2/services')
  return (
    <LoadState loaded={services}>
      {({ items }) => {
        const service = items.find((candidate) => candidate.processId === processId)
        if (!service) return <NotFoundPage />
        return (
          <PortalColumns>
            <Link to="/" className="lz-back">
              <KernIcon name="arrow-back" />
              {t('back')}
            </Link>
            <OfficeForm service={service} />
          </PortalColumns>
        )
      }}
    </LoadState>
  )
}

function OfficeForm({ service }: { readonly service: Service }) {
  const { t, language } = portalTexts.useTexts()
  const { navigate } = useRoute()
  const [office, setOffice] = useState('')
  const [problem, setProblem] = useState<'officeMissing' | 'beginFailed' | null>(null)
  const [busy, setBusy] = useState(false)
  const alert = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (problem) alert.current?.focus()
  }, [problem])
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (busy) return
    setProblem(null)
    if (office === '') return setProblem('officeMissing')
    setBusy(true)
    try {
      const input = { processId: service.processId, tenantId: office }
      const application = await api.post<Application>('/v2/applications', input)
      navigate(`/applications/${application.id}`, { replace: true })
    } catch {
      setProblem('beginFailed')
      setBusy(false)
    }
  }
  const missing = problem === 'officeMissing'
  return (
    <form className="lz-stack lz-s32" onSubmit={(event) => void submit(event)} noValidate>
      <div>
        {problem && (
          <Alert kind="danger" title={t(problem)} focusRef={alert}>
            {missing && <a href="#office-0">{t('officeLabel')}</a>}
          </Alert>
        )}
        <PageHeading
          title={t('startTitle', { name: service.name[language] })}
          app={t('app')}
          className="kern-heading-large"
          {...(problem ? { prefix: t('error') } : {})}
        />
        <p>{t('startText')}</p>
      </div>
      <fieldset
        className={`kern-fieldset lz-fieldset${missing ? ' kern-fieldset--error' : ''}`}
        aria-describedby={`office-hint${missing ? ' office-error' : ''}`}
      >
        <legend className="kern-label">{t('officeLabel')}</legend>
        <div className="kern-hint" id="office-hint">
          {t('officeHint')}
        </div>
        <div className="kern-fieldset__body">
          {service.offices.map(({ tenantId, name }, index) => (
            <div className="kern-form-check" key={tenantId}>
              <input
                className="kern-form-check__radio"
                type="radio"
                name="office"
                id={`office-${index}`}
                checked={office === tenantId}
                onChange={() => setOffice(tenantId)}
                aria-invalid={missing || undefined}
              />
              <label className="kern-label" htmlFor={`office-${index}`}>
                {name}
              </label>
            </div>
          ))}
        </div>
        {missing && (
          <p className="kern-error" id="office-error">
            <KernIcon name="danger" size="default" />
            <span className="kern-body">{t('officeMissing')}</span>
          </p>
        )}
      </fieldset>
      <div className="lz-btns">
        <Button variant="primary" type="submit" busy={busy}>
          {t('begin')}
        </Button>
      </div>
    </form>
  )
}
