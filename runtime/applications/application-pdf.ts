import type { FormDocument } from '../../forms/document.ts'
import { type Answers, summarize } from '../../forms/index.ts'
import type { PaperBlock } from '../letters/paper.ts'
import { renderPaper } from '../letters/render-paper.ts'

interface ApplicationPdfInput {
  readonly form: FormDocument
  readonly data: Answers
  readonly language: string
  readonly title: string
  readonly fileNumber: string
  readonly office: string
  readonly sentAt: Date
}

/** The application as sent: every answer, the office, number and time. Receipt for the applicant, document for the file. */
export async function applicationPdf(input: ApplicationPdfInput): Promise<Uint8Array> {
  const { form, data, title, fileNumber, office, sentAt } = input
  const language = input.language === 'en' ? 'en' : 'de'
  const words = texts[language]
  const blocks = summarize(form, data, language).flatMap((page): PaperBlock[] => [
    { type: 'heading', text: page.pageTitle },
    {
      type: 'facts',
      facts: page.rows.map((row) => ({
        label: row.group ? `${row.group}: ${row.label}` : row.label,
        value: row.value,
      })),
    },
  ])
  return renderPaper({
    language,
    title,
    author: office,
    createdAt: sentAt,
    facts: [
      { label: words.number, value: fileNumber },
      { label: words.office, value: office },
      { label: words.received, value: moment(sentAt, language) },
    ],
    blocks: [{ type: 'paragraph', text: words.intro }, ...blocks],
  })
}

function moment(at: Date, language: 'de' | 'en'): string {
  const locale = language === 'de' ? 'de-DE' : 'en-GB'
  const options = { dateStyle: 'long', timeStyle: 'short', timeZone: 'Europe/Berlin' } as const
  return new Intl.DateTimeFormat(locale, options).format(at)
}

const texts = {
  de: {
    number: 'Nummer',
    office: 'Gesendet an',
    received: 'Eingegangen am',
    intro: 'Das haben Sie uns geschickt. Bewahren Sie diese Kopie auf.',
  },
  en: {
    number: 'Number',
    office: 'Sent to',
    received: 'Received on',
    intro: 'This is what you sent us. Keep this copy.',
  },
} as const
