import 'dmn-js/dist/assets/diagram-js.css'
import 'dmn-js/dist/assets/dmn-js-shared.css'
import 'dmn-js/dist/assets/dmn-js-drd.css'
import 'dmn-js/dist/assets/dmn-js-decision-table.css'
import 'dmn-js/dist/assets/dmn-js-decision-table-controls.css'
import 'dmn-js/dist/assets/dmn-js-literal-expression.css'
import 'dmn-js/dist/assets/dmn-js-boxed-expression.css'
import 'dmn-js/dist/assets/dmn-font/css/dmn.css'
import Modeler, { type DmnView } from 'dmn-js/lib/Modeler.js'
import { useEffect, useRef, useState } from 'react'
import { asKnownVersion, keepDmn } from '../../../engine/dmn/index.ts'
import { Alert } from '../../../runtime/ui/components/alert.tsx'
import { tablesTexts } from './tables-texts.ts'

/** One DMN file in dmn-js; its changes are handed on as XML. */
export function DmnEditor({ file, xml, onChange }: DmnEditorProps) {
  const { t } = tablesTexts.useTexts()
  const box = useRef<HTMLDivElement>(null)
  const modeler = useRef<Modeler>(undefined)
  const [views, setViews] = useState<readonly DmnView[]>([])
  const [active, setActive] = useState('')
  const [failure, setFailure] = useState('')
  const first = useRef(xml)
  const changed = useRef(onChange)
  changed.current = onChange
  const rowNumber = useRef(t('rowNumber'))
  rowNumber.current = t('rowNumber')
  useEffect(() => {
    if (box.current === null) return
    const made = new Modeler({ container: box.current })
    modeler.current = made
    let gone = false
    const watched = new WeakSet<object>()
    const save = () => {
      made
        .saveXML({ format: true })
        .then(({ xml: saved }) => keepDmn(first.current, saved))
        .then(
          (next) => {
            if (!gone && next !== first.current) changed.current(next)
          },
          (error: unknown) => setFailure(String(error)),
        )
    }
    const watch = () => {
      if (gone) return
      nameRowNumbers(box.current, rowNumber.current)
      setViews(made.getViews())
      setActive(made.getActiveView()?.element.id ?? '')
      const viewer = made.getActiveViewer()
      if (viewer === undefined || watched.has(viewer)) return
      watched.add(viewer)
      viewer.on('commandStack.changed', save)
    }
    made.on('views.changed', watch)
    made
      .importXML(asKnownVersion(first.current))
      .then(() => {
        const table = made.getViews().find(({ type }) => type === 'decisionTable')
        if (table !== undefined) return made.open(table)
      })
      .then(watch, (error: unknown) => setFailure(error instanceof Error ? error.message : String(error)))
    return () => {
      gone = true
      made.destroy()
    }
  }, [])
  return (
    <>
      <nav className="lz-toolbar lz-dmn-views" aria-label={t('decisions')}>
        {views.map((view) => (
          <button
            key={view.element.id}
            type="button"
            className="lz-tool"
            aria-pressed={view.element.id === active}
            onClick={() =>
              void modeler.current?.open(view).then(() => {
                nameRowNumbers(box.current, t('rowNumber'))
                setActive(view.element.id)
              })
            }
          >
            {view.type === 'drd' ? t('overview') : (view.element.name ?? view.element.id)}
          </button>
        ))}
      </nav>
      <p className="lz-meta lz-dmn-hint">{t('hint')}</p>
      {failure && <Alert kind="danger" title={t('failed', { reason: failure })} />}
      {/* biome-ignore lint/a11y/useSemanticElements: the editor brings its own structure. */}
      <div
        ref={box}
        className="lz-dmn"
        role="group"
        aria-label={t('editor', { name: file })}
        data-pane="canvas"
      />
    </>
  )
}

/** dmn-js leaves the head of the column with the row numbers empty. */
function nameRowNumbers(editor: HTMLElement | null, name: string): void {
  for (const head of editor?.querySelectorAll('th.index-column') ?? []) {
    if (head.textContent !== '') continue
    const words = document.createElement('span')
    words.className = 'kern-sr-only'
    words.textContent = name
    head.append(words)
  }
}

interface DmnEditorProps {
  readonly file: string
  /** Read once, when the file is opened. */
  readonly xml: string
  readonly onChange: (xml: string) => void
}
