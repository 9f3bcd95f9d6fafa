import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { RuntimeError, type RuntimeErrorCode } from '../errors.ts'

/** RFC 9457 problem document. */
export interface Problem {
  readonly type: string
  readonly title: string
  readonly status: ContentfulStatusCode
  readonly detail: string
  readonly instance: string
  readonly [extra: string]: unknown
}

/** The one table from error code to HTTP status. */
const statusByCode: Readonly<Record<RuntimeErrorCode, ContentfulStatusCode>> = {
  'invalid-argument': 400,
  unauthenticated: 401,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  'invalid-state': 409,
  'too-large': 413,
  'too-many-requests': 429,
  unavailable: 503,
}

const titles: Readonly<Record<RuntimeErrorCode, string>> = {
  'invalid-argument': 'INVALID_ARGUMENT',
  unauthenticated: 'UNAUTHENTICATED',
  forbidden: 'FORBIDDEN',
  'not-found': 'NOT_FOUND',
  conflict: 'CONFLICT',
  'invalid-state': 'INVALID_STATE',
  'too-large': 'TOO_LARGE',
  'too-many-requests': 'RESOURCE_EXHAUSTED',
  unavailable: 'UNAVAILABLE',
}

/** A `RuntimeError` tells its message; anything else says only that it failed, never why. */
export function toProblem(error: unknown, path: string, requestId: string): Problem {
  if (error instanceof RuntimeError) {
    const { status, ...details } = error.details
    return {
      ...details,
      type: 'about:blank',
      title: titles[error.code],
      status: status === 422 ? 422 : statusByCode[error.code],
      detail: error.message,
      instance: path,
      requestId,
    }
  }
  return {
    type: 'about:blank',
    title: 'INTERNAL_ERROR',
    status: 500,
    detail: `The service failed to do this. Nothing was changed. Tell your operator the request id ${requestId}.`,
    instance: path,
    requestId,
  }
}

export function problemResponse(problem: Problem, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(problem), {
    status: problem.status,
    headers: { 'content-type': 'application/problem+json', ...headers },
  })
}
