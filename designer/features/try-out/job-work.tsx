import { useState } from 'react'
import type { Json, Variables } from '../../../engine/index.ts'
import { Button } from '../../../runtime/ui/components/button.tsx'
import { TextField } from '../../../runtime/ui/components/text-field.tsx'
import { tryOutTexts } from './try-out-texts.ts'

/** An automatic step, answered by hand. */
export function JobWork({ title, type, onDone, onFail }: JobWorkProps) {
  const { t } = tryOutTexts.useTexts()
  const example =
    type === 'letter' ? `{"documentId": "1", "postedOn": "${new Date().toISOString().slice(0, 10)}"}` : '{}'
  const [text, setText] = useState(example)
  const [error, setError] = useState('')
  const send = () => {
    const variables = readObject(text)
    setError(variables === undefined ? t('badJson', { example }) : '')
    if (variables !== undefined) onDone(variables)
  }
  return (
    <section className="lz-card lz-stack lz-s8" aria-label={title}>
      <span className="lz-meta">{t('job', { type })}</span>
      <h2 className="lz-h2">{title}</h2>
      <TextField
        label={t('jobAnswer')}
        rows={2}
        value={text}
        onChange={setText}
        {...(error ? { error } : {})}
      />
      <div className="lz-row lz-row--wrap">
        <Button variant="primary" onClick={send}>
          {t('jobDone')}
        </Button>
        <Button variant="tertiary" onClick={onFail}>
          {t('jobFail')}
        </Button>
      </div>
    </section>
  )
}

interface JobWorkProps {
  readonly title: string
  readonly type: string
  readonly onDone: (variables: Variables) => void
  readonly onFail: () => void
}

function readObject(text: string): Variables | undefined {
  try {
    const value: Json = JSON.parse(text)
    return value !== null && typeof value === 'object' && !Array.isArray(value)
      ? (value as Variables)
      : undefined
  } catch {
    return undefined
  }
}
