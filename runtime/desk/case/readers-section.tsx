import type { Reader } from '../../cases/readers.ts'
import { DataTable } from '../../ui/components/data-table.tsx'
import { Icon } from '../../ui/icons/icon.tsx'
import { caseTexts } from './case-texts.ts'

/** Who looked at the case (§ 67 ff. SGB X). */
export function ReadersSection({ readers }: { readonly readers: readonly Reader[] }) {
  const { t, dateTime } = caseTexts.useTexts()
  return (
    <section>
      <h2 className="lz-h2 lz-secthead">{t('readers')}</h2>
      <DataTable
        caption={t('readersCaption')}
        tight
        rows={readers}
        rowKey={(reader) => reader.id}
        columns={[
          { id: 'at', header: t('when'), cell: ({ at }) => <time dateTime={at}>{dateTime(at)}</time> },
          { id: 'who', header: t('who'), names: true, cell: ({ who }) => who },
          { id: 'what', header: t('what'), cell: ({ purpose }) => t(`purpose.${purpose}`) },
        ]}
      />
      <p className="lz-meta lz-row">
        <Icon name="lock" size={18} />
        <span>{t('readersNote')}</span>
      </p>
    </section>
  )
}
