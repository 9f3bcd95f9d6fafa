import type { OfficeFigures } from '../../cockpit-figures/get-procedure.ts'
import { cockpitTexts } from '../cockpit-texts.ts'
import { durationWords } from '../figure-words.ts'
import { procedureTexts } from './procedure-texts.ts'

const left = 180
const width = 560
const step = 32

/** Median as bar and P90 as line per office; the table beside it says the same. */
export function OfficeBars({ offices, targetDays, current }: OfficeBarsProps) {
  const { t } = procedureTexts.useTexts()
  const texts = cockpitTexts.useTexts()
  const longest = Math.max(targetDays ?? 0, ...offices.map((office) => office.p90Days ?? 0), 4)
  const unit = (width - left - 130) / longest
  const height = offices.length * step + 40
  const sentences = offices
    .filter((office) => office.medianDays !== null)
    .map((office) =>
      t('compareOne', {
        office: office.name,
        median: durationWords(office.medianDays, texts),
        p90: durationWords(office.p90Days, texts),
      }),
    )
  const summary = t('compareSummary', { sentence: sentences.join(' ') || t('compareNone') })
  return (
    <svg className="lz-bars" viewBox={`0 0 ${width} ${height}`} width="100%" role="img" aria-label={summary}>
      {ticks(longest).map((value) => (
        <g key={value}>
          <path className="ax" d={`M${left + value * unit} 4V${height - 28}`} />
          <text className="m" x={left + value * unit} y={height - 10} textAnchor="middle">
            {value}
          </text>
        </g>
      ))}
      {targetDays !== null && <path className="goal" d={`M${left + targetDays * unit} 0V${height - 28}`} />}
      {offices.map((office, index) => (
        <Bar
          key={office.tenantId}
          office={office}
          y={10 + index * step}
          unit={unit}
          current={office.tenantId === current}
        />
      ))}
    </svg>
  )
}

interface OfficeBarsProps {
  readonly offices: readonly OfficeFigures[]
  readonly targetDays: number | null
  /** Tenant the page is narrowed to. */
  readonly current: string
}

function Bar(props: {
  readonly office: OfficeFigures
  readonly y: number
  readonly unit: number
  readonly current: boolean
}) {
  const { t } = procedureTexts.useTexts()
  const texts = cockpitTexts.useTexts()
  const { office, y, unit, current } = props
  const median = office.medianDays
  const p90 = office.p90Days ?? 0
  return (
    <g>
      <text x={left - 8} y={y + 15} textAnchor="end" fontWeight={current ? 600 : 400}>
        {office.name}
      </text>
      {median === null ? (
        <text className="m" x={left + 8} y={y + 16}>
          {t('notShown')}
        </text>
      ) : (
        <>
          <rect
            className={`bar${current ? ' me' : ''}`}
            x={left}
            y={y}
            width={Math.max(2, median * unit)}
            height={22}
            rx={2}
          />
          <path
            className="p90"
            d={`M${left + p90 * unit} ${y + 1}v20M${left + median * unit} ${y + 11}H${left + p90 * unit}`}
          />
          <text className="m" x={left + p90 * unit + 6} y={y + 16}>
            {durationWords(median, texts)} / {durationWords(p90, texts)}
          </text>
        </>
      )}
    </g>
  )
}

function ticks(longest: number): number[] {
  const size = [1, 2, 5, 10, 20, 50, 100].find((candidate) => longest / candidate <= 5) ?? 200
  return Array.from({ length: Math.floor(longest / size) + 1 }, (_, index) => index * size)
}
