import { useLoad } from '../../ui/api/use-load.ts'
import { LoadState } from '../../ui/components/load-state.tsx'
import { Link } from '../../ui/router/router.tsx'
import type { Application, Service } from '../api-types.ts'
import { portalTexts } from '../portal-texts.ts'
import { CodeForm } from './code-form.tsx'

/** The person's applications, the last touched first, and the way in by code. */
export function MyApplications({ services }: { readonly services: readonly Service[] }) {
  const { t, language, date, time } = portalTexts.useTexts()
  const loaded = useLoad<{ items: readonly Application[] }>('/v2/applications')
  const nameOf = (application: Application) =>
    services.find((service) => service.processId === application.processId)?.name[language] ??
    application.processId
  return (
    <>
      <LoadState loaded={loaded}>
        {({ items }) =>
          items.length === 0 ? (
            <p>{t('noApplications')}</p>
          ) : (
            <ul className="lz-servicelist">
              {items.map((application) => {
                const sent = application.state === 'sent'
                const path = `/applications/${application.id}${sent ? '/status' : ''}`
                return (
                  <li key={application.id} className="lz-card">
                    <h3>
                      <Link to={path}>{nameOf(application)}</Link>
                    </h3>
                    <p>
                      {sent
                        ? t('sentOn', {
                            date: date(application.sentAt ?? ''),
                            number: application.fileNumber ?? '',
                          })
                        : t('draftOf', { date: date(application.savedAt), time: time(application.savedAt) })}
                    </p>
                    <p className="lz-txt-muted">
                      {application.officeName}
                      {!sent && <> · {application.resumeCode}</>}
                    </p>
                  </li>
                )
              })}
            </ul>
          )
        }
      </LoadState>
      <CodeForm />
    </>
  )
}
