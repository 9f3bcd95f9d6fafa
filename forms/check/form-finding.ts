import type { Finding } from '../../engine/findings/finding.ts'

/** A finding about a form; `element` is a field path, page id or rule id. */
export function formFinding(
  severity: Finding['severity'],
  code: string,
  element: string | undefined,
  de: string,
  en: string,
  path?: string,
): Finding {
  return {
    code,
    severity,
    ...(element === undefined ? {} : { element }),
    message: { de, en },
    ...(path === undefined ? {} : { path }),
  }
}
