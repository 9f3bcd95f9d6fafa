import { type FormEvent, type ReactNode, useEffect, useId, useMemo, useRef, useState } from 'react'
import { reachForm } from '../answers/reach.ts'
import { withReadOnly } from '../answers/read-only.ts'
import { type AnswerError, validateAnswersWith } from '../answers/validate-answers-with.ts'
import type { FormDocument } from '../document.ts'
import type { Answers } from '../fields/answers.ts'
import { withoutItems } from '../fields/field-path.ts'
import { formTree } from '../fields/form-tree.ts'
import { matchNative } from '../patterns/match-native.ts'
import { findText, pageTitle } from '../texts/field-text.ts'
import { formMessage } from '../texts/messages.ts'
import { AppForm } from './app-form.tsx'
import { CheckAnswers } from './check-answers.tsx'
import { ErrorSummary } from './error-summary.tsx'
import { langOf } from './form-view.ts'
import { PageSteps } from './page-steps.tsx'
import { Words } from './question-parts.tsx'

/** Name of the last step, on which everything is checked. */
export const checkPage = 'check'

/**
 * A form page by page: errors above the heading, next and back, the check of all answers at the end. Which
 * page is shown is the caller's (the address bar's), so that the browser's back button works.
 */
export function FormPages(props: FormPagesProps) {
  const { document, data, language, page, onPage } = props
  const generated = useId().replaceAll(/[^A-Za-z0-9]/g, '')
  const idPrefix = `f${generated}`
  const [shown, setShown] = useState<{ page: string; errors: readonly AnswerError[]; round: number }>()
  const [changing, setChanging] = useState(false)
  const heading = useRef<HTMLHeadingElement>(null)
  const firstPage = useRef(page)

  const reach = useMemo(
    () => reachForm(document, withReadOnly(document, data, props.current).data),
    [document, data, props.current],
  )
  const steps = [...reach.pages, checkPage]
  const step = steps.includes(page) ? page : (steps[0] ?? checkPage)
  const at = steps.indexOf(step)
  const errors = shown?.page === step ? shown.errors : []
  const title =
    step === checkPage ? formMessage(language, 'check.title') : pageTitle(document, step, language)
  const intro = step === checkPage ? undefined : findText(document, language, `${step}.intro`)

  useEffect(() => {
    const name = errors.length > 0 ? formMessage(language, 'errors.prefix', { title }) : title
    globalThis.document.title = `${name} – ${props.service}`
  }, [errors.length, title, language, props.service])
  useEffect(() => {
    if (firstPage.current === step) return
    firstPage.current = ''
    globalThis.scrollTo(0, 0)
    heading.current?.focus({ preventScroll: true })
  }, [step])

  const judge = (pages?: readonly string[]) => {
    const options = { language, current: props.current, ...(pages ? { pages } : {}) }
    return validateAnswersWith(matchNative, document, pages ? data : reach.answers, options)
  }
  const next = (event: FormEvent) => {
    event.preventDefault()
    props.onLeave?.()
    const verdict = judge([step])
    if (!verdict.ok) {
      setShown((old) => ({ page: step, errors: verdict.errors, round: (old?.round ?? 0) + 1 }))
      return
    }
    setShown(undefined)
    const target = changing ? checkPage : (steps[at + 1] ?? checkPage)
    setChanging(false)
    onPage(target)
  }
  /** Sending is refused while a page has errors: it is opened at once, with its errors. */
  const send = () => {
    const verdict = judge()
    if (verdict.ok) props.onSend?.(verdict.data)
    else showErrors(verdict.errors)
  }
  const showErrors = (found: readonly AnswerError[]) => {
    const tree = formTree(document)
    const pageOf = (error: AnswerError) => tree.byPath.get(withoutItems(error.path))?.pageId ?? checkPage
    const first = found[0] ? pageOf(found[0]) : checkPage
    setChanging(first !== checkPage)
    setShown((old) => ({
      page: first,
      errors: found.filter((error) => pageOf(error) === first),
      round: (old?.round ?? 0) + 1,
    }))
    if (first !== step) onPage(first)
  }
  const refused = useRef(props.refused)
  useEffect(() => {
    if (refused.current === props.refused) return
    refused.current = props.refused
    if (props.refused && props.refused.length > 0) showErrors(props.refused)
  })

  return (
    <div className="lz-pages">
      <div className="lz-pages__head">
        {at > 0 ? (
          <button type="button" className="lz-back lz-link" onClick={() => onPage(steps[at - 1] ?? step)}>
            <span className="kern-icon kern-icon--arrow-back kern-icon--small" aria-hidden="true" />
            {formMessage(language, 'pages.back')}
          </button>
        ) : (
          props.back
        )}
        <ErrorSummary errors={errors} language={language} idPrefix={idPrefix} round={shown?.round ?? 0} />
        {steps.length > 2 && (
          <PageSteps document={document} steps={steps} current={step} language={language} onPage={onPage} />
        )}
        <h1 className="kern-heading-large" ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {intro && (
          <p lang={langOf(intro, language)}>
            <Words text={intro} language={language} />
          </p>
        )}
        {step === checkPage && <p>{formMessage(language, 'check.intro')}</p>}
      </div>
      {step === checkPage ? (
        <>
          <CheckAnswers
            document={document}
            data={reach.answers}
            language={language}
            onChange={(pageId) => {
              setChanging(true)
              onPage(pageId)
            }}
          />
          {props.finish(send)}
        </>
      ) : (
        <form noValidate onSubmit={next} className="lz-pageform">
          <AppForm
            document={document}
            data={data}
            onChange={props.onChange}
            language={language}
            page={step}
            errors={errors}
            current={props.current}
            idPrefix={idPrefix}
            {...(props.onLeave ? { onBlur: props.onLeave } : {})}
          />
          <div className="lz-btns">
            <button type="submit" className="kern-btn kern-btn--primary">
              <span className="kern-label">
                {formMessage(language, changing ? 'check.backToCheck' : 'pages.next')}
              </span>
            </button>
            {props.later}
          </div>
          {props.footnote}
        </form>
      )}
    </div>
  )
}

interface FormPagesProps {
  readonly document: FormDocument
  readonly data: unknown
  readonly onChange: (data: Answers) => void
  readonly language: string
  /** Id of the shown page, or `checkPage`. Anything else shows the first page. */
  readonly page: string
  readonly onPage: (page: string) => void
  /** Last part of the window title. */
  readonly service: string
  readonly current?: unknown
  /** An input or the page is left: save now. */
  readonly onLeave?: () => void
  /** End of the check page: statement and send button, which calls `send`. */
  readonly finish: (send: () => void) => ReactNode
  /** All answers are right and pruned. */
  readonly onSend?: (answers: Answers) => void
  /** Errors the server found after sending; a new list opens the page of the first. */
  readonly refused?: readonly AnswerError[]
  /** Stands in place of "back" on the first page. */
  readonly back?: ReactNode
  /** Button beside "next". */
  readonly later?: ReactNode
  readonly footnote?: ReactNode
}
