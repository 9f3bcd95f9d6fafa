import { lazy, Suspense, useState } from 'react'
import { Button } from '../../../runtime/ui/components/button.tsx'
import { Dialog } from '../../../runtime/ui/components/dialog.tsx'
import { EmptyState } from '../../../runtime/ui/components/empty-state.tsx'
import { useRoute } from '../../../runtime/ui/router/router.tsx'
import { useDraft, useDraftSession } from '../../draft/use-draft.ts'
import { keyFrom } from '../form-editor/new-form.ts'
import { TextProperty } from '../properties/fields/text-property.tsx'
import { decisionsOf, newDecisionTable } from './decision-files.ts'
import { tablesTexts } from './tables-texts.ts'

const DmnEditor = lazy(async () => ({ default: (await import('./dmn-editor.tsx')).DmnEditor }))

/** The procedure's DMN files: list on the left, dmn-js on the right. */
export function TablesView() {
  const { t } = tablesTexts.useTexts()
  const session = useDraftSession()
  const { decisions, processId } = useDraft()
  const { query, navigate } = useRoute()
  const [asking, setAsking] = useState(false)
  const files = Object.keys(decisions).sort()
  const asked = query.get('file') ?? ''
  const file = decisions[asked] === undefined ? (files[0] ?? '') : asked
  const open = (name: string) =>
    navigate(`/procedures/${encodeURIComponent(processId)}/tables?file=${encodeURIComponent(name)}`)
  const create = () => {
    let n = 1
    while (
      decisions[`regel_${n}.dmn`] !== undefined ||
      decisionsOf(decisions).some(({ id }) => id === `regel_${n}`)
    )
      n += 1
    session.setDecision(`regel_${n}.dmn`, newDecisionTable(`regel_${n}`, t('newName')))
    open(`regel_${n}.dmn`)
  }
  const rename = (wanted: string) => {
    const name = `${keyFrom(wanted.replace(/\.dmn$/, '')) || 'regel'}.dmn`
    const xml = decisions[file]
    if (name === file || decisions[name] !== undefined || xml === undefined) return
    session.setDecision(file, undefined)
    session.setDecision(name, xml)
    open(name)
  }
  if (files.length === 0) {
    return (
      <main id="content" className="lz-main lz-scroll">
        <EmptyState title={t('empty')} text={t('emptyText')}>
          <Button variant="primary" icon="plus" onClick={create}>
            {t('add')}
          </Button>
        </EmptyState>
      </main>
    )
  }
  return (
    <main id="content" className="lz-3pane lz-3pane--two lz-designer">
      <section className="lz-pane lz-pane--l lz-prop" aria-label={t('title')} data-pane="outline">
        <h2 className="lz-h3">{t('files')}</h2>
        <ul className="lz-formtree">
          {files.map((name) => (
            <li key={name}>
              <button
                type="button"
                className="lz-formtree__field"
                aria-current={name === file ? 'true' : undefined}
                onClick={() => open(name)}
              >
                {name}
              </button>
            </li>
          ))}
        </ul>
        <Button small variant="tertiary" icon="plus" onClick={create}>
          {t('add')}
        </Button>
        <TextProperty key={file} label={t('rename')} value={file} onCommit={rename} />
        <Button small variant="tertiary" icon="x" onClick={() => setAsking(true)}>
          {t('remove')}
        </Button>
      </section>
      <div className="lz-col">
        <Suspense fallback={<p className="lz-loading">…</p>}>
          <DmnEditor
            key={file}
            file={file}
            xml={decisions[file] ?? ''}
            onChange={(xml) => session.setDecision(file, xml)}
          />
        </Suspense>
      </div>
      <Dialog
        open={asking}
        title={t('removeTitle', { file })}
        onClose={() => setAsking(false)}
        footer={
          <>
            <Button
              variant="primary"
              onClick={() => {
                setAsking(false)
                session.setDecision(file, undefined)
                open('')
              }}
            >
              {t('remove')}
            </Button>
            <Button variant="tertiary" onClick={() => setAsking(false)}>
              {t('cancel')}
            </Button>
          </>
        }
      >
        <p>{t('removeText')}</p>
      </Dialog>
    </main>
  )
}
