import { z } from 'zod'
import type { Finding } from '../../engine/findings/finding.ts'
import { checkLetter } from './check-letter.ts'
import { LetterTemplate } from './letter-template.ts'

/** Reads a letter template; `letter` is there when nothing is wrong with it. */
export function parseLetter(json: unknown): { letter?: LetterTemplate; findings: Finding[] } {
  const shape = LetterTemplate.safeParse(json)
  if (!shape.success) {
    const problem = z.prettifyError(shape.error)
    return {
      findings: [
        {
          code: 'letter-shape',
          severity: 'error',
          message: {
            de: `Der Brief hat nicht die erwartete Form: ${problem}`,
            en: `The letter does not have the expected shape: ${problem}`,
          },
        },
      ],
    }
  }
  const findings = checkLetter(shape.data)
  return findings.some(({ severity }) => severity === 'error')
    ? { findings }
    : { letter: shape.data, findings }
}
