import { summarize } from '../answers/summarize.ts'
import type { FormDocument } from '../document.ts'
import { formMessage } from '../texts/messages.ts'

/** All answers that will be sent, page by page, with a way back to each page. Also the print view. */
export function CheckAnswers({ document, data, language, onChange }: CheckAnswersProps) {
  return (
    <div className="lz-summary">
      {summarize(document, data, language).map((page) => (
        <section className="lz-sumcard" key={page.pageId} aria-labelledby={`sum-${page.pageId}`}>
          <header>
            <h2 id={`sum-${page.pageId}`}>{page.pageTitle}</h2>
            {onChange && (
              <button type="button" className="lz-change" onClick={() => onChange(page.pageId)}>
                <span className="kern-icon kern-icon--edit kern-icon--small" aria-hidden="true" />
                {formMessage(language, 'check.change')}
                <span className="kern-sr-only"> {page.pageTitle}</span>
              </button>
            )}
          </header>
          <dl>
            {page.rows.map((row) => (
              <div key={row.path}>
                <dt>
                  {row.group && <small className="lz-sumgroup">{row.group}</small>}
                  {row.label}
                </dt>
                <dd>{row.value}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </div>
  )
}

interface CheckAnswersProps {
  readonly document: FormDocument
  readonly data: unknown
  readonly language: string
  /** Goes to a page to change it; absent: nothing can be changed any more. */
  readonly onChange?: (pageId: string) => void
}
