import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { woffToSfnt } from './woff-to-sfnt.ts'

/** Fira Sans in parts: each file covers some scripts, so a text is written in runs. */
const scripts = ['latin', 'latin-ext', 'cyrillic', 'cyrillic-ext', 'greek', 'vietnamese'] as const
const weights = { regular: 400, bold: 600 } as const
export type FontWeight = keyof typeof weights

export function registerFonts(document: PDFKit.PDFDocument): void {
  fonts ??= readFonts()
  for (const [name, font] of fonts) document.registerFont(name, font)
}

/** Read once per process: about 1 MB. */
let fonts: ReadonlyMap<string, Buffer> | undefined

function readFonts(): ReadonlyMap<string, Buffer> {
  const read = new Map<string, Buffer>()
  for (const [weight, number] of Object.entries(weights)) {
    for (const script of scripts) {
      const file = import.meta.resolve(
        `@fontsource/fira-sans/files/fira-sans-${script}-${number}-normal.woff`,
      )
      read.set(`${weight} ${script}`, woffToSfnt(readFileSync(fileURLToPath(file))))
    }
  }
  return read
}

/** Where each script's file has its letters (the Unicode ranges the font package declares). */
const ranges: { readonly [script in (typeof scripts)[number]]: RegExp } = {
  latin:
    /^[\n\u0020-\u007e\u00a0-\u00ff\u0131\u0152\u0153\u02c6\u02da\u02dc\u2000-\u206f\u20ac\u2122\u2212]$/u,
  'latin-ext': /^[\u0100-\u024f\u0259\u1e00-\u1eff\u2020\u20a0-\u20ab\u20ad-\u20c0\u2113]$/u,
  cyrillic: /^[\u0400-\u045f\u0490\u0491\u04b0\u04b1\u2116]$/u,
  'cyrillic-ext': /^[\u0460-\u052f\u1c80-\u1c88\u20b4]$/u,
  greek: /^[\u0370-\u03ff]$/u,
  vietnamese: /^[\u0102\u0103\u0110\u0111\u01a0\u01a1\u01af\u01b0]$/u,
}

/** Cuts a text into pieces that one font file can write. A letter no file has becomes `?`, never an empty box. */
export function fontRuns(text: string, weight: FontWeight): { font: string; text: string }[] {
  const runs: { font: string; text: string }[] = []
  for (const letter of text.normalize('NFC')) {
    const script = scripts.find((name) => ranges[name].test(letter))
    const font = `${weight} ${script ?? 'latin'}`
    const last = runs.at(-1)
    const written = script === undefined ? '?' : letter
    if (last?.font === font) last.text += written
    else runs.push({ font, text: written })
  }
  return runs.length === 0 ? [{ font: `${weight} latin`, text: '' }] : runs
}
