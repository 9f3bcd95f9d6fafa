import { Icon } from '../icons/icon.tsx'
import { componentTexts } from './component-texts.ts'

/** A document of a case as the API tells it. */
export interface CaseDocument {
  readonly id: string
  readonly name: string
  readonly mediaType: string
  readonly bytes: number
  readonly createdAt: string
  readonly kind: 'application' | 'letter' | 'evidence'
}

/** Documents with name, type, size and day. */
export function DocumentList({ documents, roomy }: DocumentListProps) {
  const { t, date, bytes } = componentTexts.useTexts()
  if (documents.length === 0) return <p className="lz-meta">{t('noDocuments')}</p>
  return (
    <ul className={`lz-docs${roomy ? ' lz-docs--p' : ''}`}>
      {documents.map((document) => (
        <li key={document.id}>
          <Icon name="doc" size={22} />
          <span className="lz-break">
            <a href={`/v2/documents/${encodeURIComponent(document.id)}`}>{document.name}</a>
            <small>
              {typeName(document.mediaType)}, {bytes(document.bytes)} · {date(document.createdAt)}
            </small>
          </span>
        </li>
      ))}
    </ul>
  )
}

interface DocumentListProps {
  readonly documents: readonly CaseDocument[]
  /** Larger rows for public pages. */
  readonly roomy?: boolean
}

function typeName(mediaType: string): string {
  if (mediaType === 'application/pdf') return 'PDF'
  return (mediaType.split('/')[1] ?? mediaType).toUpperCase()
}
