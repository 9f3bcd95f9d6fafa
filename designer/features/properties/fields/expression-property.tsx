import { compileExpression } from '../../../../engine/feel/index.ts'
import { useLanguage } from '../../../../runtime/ui/texts/language.ts'
import { TextProperty } from './text-property.tsx'

/** A FEEL expression, written with its leading `=`; tells at once what is wrong with it. */
export function ExpressionProperty({ label, value, onCommit, hint, always, rows }: ExpressionPropertyProps) {
  const language = useLanguage()
  const isFeel = value.startsWith('=')
  const finding = isFeel ? compileExpression(value.slice(1)).findings[0] : undefined
  return (
    <TextProperty
      label={label}
      value={value}
      rows={rows ?? 2}
      hint={hint}
      error={finding?.message[language]}
      onCommit={(text) => {
        const trimmed = text.trim()
        onCommit(always && trimmed !== '' && !trimmed.startsWith('=') ? `=${trimmed}` : trimmed)
      }}
    />
  )
}

interface ExpressionPropertyProps {
  readonly label: string
  readonly value: string
  readonly onCommit: (value: string) => void
  readonly hint?: string
  /** The property is always an expression: the `=` is put in front. */
  readonly always?: boolean
  readonly rows?: number
}
