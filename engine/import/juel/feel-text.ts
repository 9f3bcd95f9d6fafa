/** FEEL text with how tightly it binds, so that it can be put into another expression. */
export interface FeelText {
  readonly text: string
  readonly binds: number
}

/** Levels of DMN 1.5 § 10.3.1.2, loosest first. */
export const BINDS = {
  choice: 0,
  or: 1,
  and: 2,
  comparison: 3,
  sum: 4,
  product: 5,
  sign: 6,
  postfix: 7,
} as const

/** Something that needs no parentheses anywhere. */
export function tight(text: string): FeelText {
  return { text, binds: BINDS.postfix }
}

/** The text, in parentheses when it binds more loosely than its place needs. */
export function placed({ text, binds }: FeelText, least: number): string {
  return binds < least ? `(${text})` : text
}

/** A FEEL string literal. */
export function quote(value: string): string {
  return JSON.stringify(value)
}
