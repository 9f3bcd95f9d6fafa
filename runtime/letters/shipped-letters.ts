import { readdir, readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { RuntimeError } from '../errors.ts'
import type { LetterTemplate } from './letter-template.ts'
import { parseLetter } from './parse-letter.ts'

const processes = fileURLToPath(new URL('../../processes/', import.meta.url))
let loaded: Promise<ReadonlyMap<string, LetterTemplate>> | undefined

/**
 * The letters of the shipped procedures (`processes/NAME/letters/*.json`) by id, read once. They are part of the
 * product and not versioned with a deployment. A letter that may not be published stops the start.
 */
export function shippedLetters(): Promise<ReadonlyMap<string, LetterTemplate>> {
  loaded ??= readLetters()
  return loaded
}

async function readLetters(): Promise<ReadonlyMap<string, LetterTemplate>> {
  const files = await readdir(processes, { recursive: true })
  const letters = new Map<string, LetterTemplate>()
  for (const file of files.filter((name) => /^[^/]+\/letters\/[^/]+\.json$/.test(name)).sort()) {
    const { letter, findings } = parseLetter(JSON.parse(await readFile(`${processes}${file}`, 'utf8')))
    if (!letter) {
      throw new RuntimeError(
        'invalid-argument',
        `Expected letter '${file}' to be complete, but: ${findings.map(({ message }) => message.en).join(' ')}`,
        { details: { findings } },
      )
    }
    letters.set(letter.id, letter)
  }
  return letters
}
