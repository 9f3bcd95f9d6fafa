import { fieldText, findText } from '../../../forms/texts/field-text.ts'
import { Icon } from '../../ui/icons/icon.tsx'
import { Link } from '../../ui/router/router.tsx'
import type { OpenRequest } from '../api-types.ts'
import { portalTexts } from '../portal-texts.ts'

/** The office waits for the applicant: what, until when, and the way to answer. */
export function RequestCard({ id, request }: { readonly id: string; readonly request: OpenRequest }) {
  const { t, language, date } = portalTexts.useTexts()
  const title = (request.form && findText(request.form, language, 'form.title')?.text) ?? request.name
  const days = request.dueAt === null ? null : daysUntil(request.dueAt, new Date())
  return (
    <section className="lz-todo lz-stack lz-s12" aria-labelledby={`request-${request.userTaskKey}`}>
      <p className="lz-todo__k">
        <Icon name="pin" size={22} />
        {t('yourTurn')}
      </p>
      <h2 className="kern-heading-medium" id={`request-${request.userTaskKey}`}>
        {title}
      </h2>
      {shownTexts(request, language).map((text) => (
        <p key={text} className="lz-pre">
          {text}
        </p>
      ))}
      {request.dueAt && days !== null && (
        <p>
          <b>{t('untilLead', { date: date(request.dueAt) })}</b>{' '}
          {days < 0 ? t('untilOver') : t('untilDays', { days })}
        </p>
      )}
      <div className="lz-btns">
        <Link
          to={`/applications/${id}/requests/${request.userTaskKey}`}
          className="kern-btn kern-btn--primary"
        >
          <span className="kern-label">{t('answer')}</span>
        </Link>
      </div>
      <p className="lz-txt-muted lz-foot">{t('answerNote')}</p>
    </section>
  )
}

/** What the office wrote: the read-only texts of the request's form. */
function shownTexts(request: OpenRequest, language: string): string[] {
  const { form, data } = request
  if (!form) return []
  return form.fields
    .filter((field) => field.readOnly && (field.kind === 'text' || field.kind === 'longText'))
    .flatMap((field) => {
      const value = data[field.key]
      const label = fieldText(form, field.key, 'label', language)?.text ?? ''
      return typeof value === 'string' && value !== '' ? [`${label}: ${value}`] : []
    })
}

/** Calendar days in Berlin; negative when the day is over. */
function daysUntil(dueAt: string, now: Date): number {
  const dayOf = (moment: Date) =>
    Date.parse(new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Berlin' }).format(moment))
  return Math.round((dayOf(new Date(dueAt)) - dayOf(now)) / 86_400_000)
}
