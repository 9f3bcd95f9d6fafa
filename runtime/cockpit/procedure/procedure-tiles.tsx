import type { ProcedureReport } from '../../cockpit-figures/get-procedure.ts'
import { cockpitTexts } from '../cockpit-texts.ts'
import { durationWords, figureWords } from '../figure-words.ts'
import { Tile } from '../tile.tsx'
import { procedureTexts } from './procedure-texts.ts'

/** Key figures with their target in words. */
export function ProcedureTiles({ tiles }: { readonly tiles: ProcedureReport['tiles'] }) {
  const { t } = procedureTexts.useTexts()
  const texts = cockpitTexts.useTexts()
  const { targetDays, medianDays } = tiles
  const days = targetDays === null ? '' : durationWords(targetDays, texts)
  const verdict =
    medianDays === null
      ? t('target', { days })
      : t(medianDays <= (targetDays ?? 0) ? 'targetMet' : 'targetMissed', { days })
  return (
    <section>
      <h2 className="kern-sr-only">{t('figures')}</h2>
      <div className="lz-tiles">
        <Tile
          label={texts.t('median')}
          value={medianDays === null ? texts.t('few') : durationWords(medianDays, texts)}
          unit={medianDays === null ? texts.t('cases') : ''}
          note={targetDays === null ? undefined : verdict}
        />
        <Tile
          label={texts.t('p90')}
          value={tiles.p90Days === null ? texts.t('few') : durationWords(tiles.p90Days, texts)}
          unit={tiles.p90Days === null ? texts.t('cases') : ''}
          note={t('inPeriod')}
          icon="calendar"
        />
        <Tile
          label={texts.t('finished')}
          value={figureWords(tiles, 'finished', texts)}
          unit={texts.t('cases')}
          note={t('inPeriod')}
          icon="calendar"
        />
        <Tile
          label={texts.t('open')}
          value={figureWords(tiles, 'open', texts)}
          unit={texts.t('cases')}
          note={t('now')}
          icon="clock"
        />
        <Tile
          label={texts.t('overdue')}
          value={figureWords(tiles, 'overdue', texts)}
          unit={texts.t('cases')}
          note={t('now')}
          icon="clock"
        />
      </div>
    </section>
  )
}
