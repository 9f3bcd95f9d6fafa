import { Button } from '../ui/components/button.tsx'
import { cockpitTexts } from './cockpit-texts.ts'
import { downloadCsv, toCsv } from './csv.ts'

/** Downloads exactly the numbers on the screen. */
export function CsvButton({ name, rows }: CsvButtonProps) {
  const { t, language } = cockpitTexts.useTexts()
  return (
    <Button
      variant="tertiary"
      small
      icon="download"
      onClick={() => downloadCsv(`${name}.csv`, toCsv(rows(), language))}
    >
      {t('csv')}
      <span className="kern-sr-only">: {t('csvLabel')}</span>
    </Button>
  )
}

interface CsvButtonProps {
  readonly name: string
  readonly rows: () => readonly (readonly (string | number | null)[])[]
}
