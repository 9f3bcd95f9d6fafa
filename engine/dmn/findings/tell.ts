import type { Finding } from '../../findings/finding.ts'

interface Place {
  readonly element?: string | undefined
  readonly path?: string | undefined
}

/** A finding in both languages. */
export function tell(
  severity: Finding['severity'],
  code: string,
  { element, path }: Place,
  de: string,
  en: string,
): Finding {
  return {
    code,
    severity,
    ...(element === undefined ? {} : { element }),
    ...(path === undefined ? {} : { path }),
    message: { de, en },
  }
}
