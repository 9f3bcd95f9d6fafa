import { type KeyboardEvent, useRef, useState } from 'react'
import { IconButton } from '../../../runtime/ui/components/icon-button.tsx'
import { useDraft } from '../../draft/use-draft.ts'
import { isType } from '../../modeler/model-element.ts'
import { useWorkbench } from '../model/use-workbench.ts'
import { flattened, outlineOf } from './outline.ts'
import { OutlineItem } from './outline-item.tsx'
import { outlineTexts } from './outline-texts.ts'

/** The process as a tree: a full second way to edit, for hands that cannot use a canvas. */
export function OutlinePane({ onAppend, onOpen }: OutlinePaneProps) {
  const { t } = outlineTexts.useTexts()
  const bench = useWorkbench()
  const { findings } = useDraft()
  const tree = useRef<HTMLDivElement>(null)
  const [renaming, setRenaming] = useState<string | null>(null)
  const process = bench.process()
  const nodes = process === undefined ? [] : outlineOf(process)
  const lines = flattened(nodes)
  const chosen = bench.selected()
  const current = lines.find(({ id }) => id === chosen.id)
  const focusCurrent = () =>
    requestAnimationFrame(() => tree.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus())
  const select = (id: string | undefined) => {
    if (id === undefined) return
    bench.select(id)
    focusCurrent()
  }
  const remove = () => {
    if (current === undefined || isType(current.element, 'bpmn:Lane')) return
    const next = lines[lines.indexOf(current) + 1] ?? lines[lines.indexOf(current) - 1]
    bench.editor.remove(chosen)
    select(next?.id)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (renaming !== null || event.key === 'Tab' || event.key === 'Shift') return
    // Without a choice the first line has the focus: the keys mean it.
    if (current === undefined && lines[0] !== undefined && !event.ctrlKey) bench.select(lines[0].id)
    const at = current === undefined ? 0 : lines.indexOf(current)
    const moves: Record<string, number> = {
      ArrowDown: at + 1,
      ArrowUp: at - 1,
      Home: 0,
      End: lines.length - 1,
    }
    const to = moves[event.key]
    if (to !== undefined) select(lines[Math.max(0, Math.min(lines.length - 1, to))]?.id)
    else if (event.key === 'F2') setRenaming((current ?? lines[0])?.id ?? null)
    else if (event.key === 'Delete') remove()
    else if (event.key === 'Enter') onOpen()
    else if (event.key.toLowerCase() === 'a' && !event.ctrlKey && !event.metaKey) onAppend()
    else return
    event.preventDefault()
  }
  const finish = (name: string | null) => {
    if (name !== null && name !== (chosen.businessObject.name ?? '')) bench.editor.rename(chosen, name)
    setRenaming(null)
    focusCurrent()
  }
  return (
    <section className="lz-pane lz-pane--l lz-outline" aria-label={t('title')} data-pane="outline">
      <div className="lz-row lz-between lz-outline__head">
        <h2 className="lz-h3">{t('title')}</h2>
        <span className="lz-row lz-outline__tools">
          <IconButton small icon="plus" label={t('append')} onClick={onAppend} />
          <IconButton
            small
            icon="note"
            label={t('rename')}
            disabled={current === undefined}
            onClick={() => current && setRenaming(current.id)}
          />
          <IconButton small icon="x" label={t('remove')} disabled={current === undefined} onClick={remove} />
        </span>
      </div>
      <p className="kern-sr-only" id="outline-keys">
        {t('keys')}
      </p>
      <div
        ref={tree}
        className="lz-tree"
        role="tree"
        aria-label={t('tree')}
        aria-describedby="outline-keys"
        onKeyDown={onKeyDown}
      >
        {nodes.map((node, index) => (
          <OutlineItem
            key={node.id}
            node={node}
            current={current?.id}
            tabStop={current?.id ?? (index === 0 ? node.id : undefined)}
            renaming={renaming}
            findings={findings}
            onSelect={select}
            onRenamed={finish}
          />
        ))}
      </div>
    </section>
  )
}

interface OutlinePaneProps {
  readonly onAppend: () => void
  readonly onOpen: () => void
}
