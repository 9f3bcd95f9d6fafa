import { useState } from 'react'
import { useLoad } from '../../../runtime/ui/api/use-load.ts'
import { Button } from '../../../runtime/ui/components/button.tsx'
import { DataTable } from '../../../runtime/ui/components/data-table.tsx'
import { Dialog } from '../../../runtime/ui/components/dialog.tsx'
import { LoadState } from '../../../runtime/ui/components/load-state.tsx'
import { useRoute } from '../../../runtime/ui/router/router.tsx'
import { type Procedure, procedureApi, type Version } from '../../draft/procedure-api.ts'
import { useDraft, useDraftSession } from '../../draft/use-draft.ts'
import { useWorkbench } from '../model/use-workbench.ts'
import { compareTexts } from './compare-texts.ts'

/** Published versions; any of them can become the draft again. */
export function VersionsView() {
  const { t, dateTime } = compareTexts.useTexts()
  const session = useDraftSession()
  const bench = useWorkbench()
  const { navigate } = useRoute()
  const { processId, reviewState, rev } = useDraft()
  const loaded = useLoad<Procedure>(`/v2/procedures/${encodeURIComponent(processId)}`)
  const [done, setDone] = useState('')
  const [asking, setAsking] = useState(false)
  const restore = async (version: Version) => {
    const content = await procedureApi.version(processId, version.version)
    const now = session.getState()
    for (const id of Object.keys(now.forms))
      if (content.forms[id] === undefined) session.setForm(id, undefined)
    for (const [id, form] of Object.entries(content.forms)) session.setForm(id, form)
    for (const file of Object.keys(now.decisions))
      if (content.decisions[file] === undefined) session.setDecision(file, undefined)
    for (const [file, xml] of Object.entries(content.decisions)) session.setDecision(file, xml)
    await bench.replaceModel(content.bpmn)
    await session.flush()
    setDone(t('restored', { n: version.version }))
  }
  const download = async () => {
    const { bpmn } = await session.content()
    const link = document.createElement('a')
    link.href = URL.createObjectURL(new Blob([bpmn], { type: 'application/xml' }))
    link.download = `${processId}.bpmn`
    link.click()
    URL.revokeObjectURL(link.href)
  }
  return (
    <main id="content" className="lz-main lz-stack lz-scroll">
      <div className="lz-row lz-row--wrap lz-between">
        <h2 className="lz-h2">{t('versions')}</h2>
        <div className="lz-row lz-row--wrap">
          <Button small icon="download" variant="tertiary" onClick={() => void download()}>
            {t('download')}
          </Button>
          {rev > 0 && (
            <Button small variant="tertiary" onClick={() => setAsking(true)}>
              {t('discard')}
            </Button>
          )}
        </div>
      </div>
      <p role="status">{done}</p>
      <LoadState loaded={loaded}>
        {({ versions }) =>
          versions.length === 0 ? (
            <p>{t('noVersions')}</p>
          ) : (
            <DataTable
              caption={t('versions')}
              rows={versions}
              rowKey={({ version }) => String(version)}
              columns={[
                {
                  id: 'n',
                  header: t('number'),
                  names: true,
                  cell: ({ version, versionTag }) => `${version}${versionTag ? ` (${versionTag})` : ''}`,
                },
                { id: 'when', header: t('when'), cell: ({ publishedAt }) => dateTime(publishedAt) },
                {
                  id: 'by',
                  header: t('publishedBy'),
                  labelled: true,
                  cell: ({ publishedBy }) => publishedBy,
                },
                { id: 'author', header: t('author'), labelled: true, cell: ({ author }) => author ?? '–' },
                {
                  id: 'comment',
                  header: t('comment'),
                  labelled: true,
                  cell: ({ comment }) => comment || '–',
                },
                {
                  id: 'restore',
                  header: t('restore'),
                  hideHeader: true,
                  cell: (version) => (
                    <Button small disabled={reviewState === 'review'} onClick={() => void restore(version)}>
                      {t('restoreNo', { n: version.version })}
                    </Button>
                  ),
                },
              ]}
            />
          )
        }
      </LoadState>
      <Dialog
        open={asking}
        title={t('discard')}
        onClose={() => setAsking(false)}
        footer={
          <>
            <Button
              variant="primary"
              onClick={() =>
                void procedureApi.discard(processId).then(() => {
                  session.close()
                  navigate('/')
                })
              }
            >
              {t('discard')}
            </Button>
            <Button variant="tertiary" onClick={() => setAsking(false)}>
              {t('cancel')}
            </Button>
          </>
        }
      >
        <p>{t('discardText')}</p>
      </Dialog>
    </main>
  )
}
