import { RuntimeError } from '../errors.ts'

const maxDepth = 100
/** Real documents spend far more than this on each value; a body of empty lists is no document. */
const fewestBytesPerValue = 16
const mostValuesAnyway = 1000
const forbiddenKeys = new Set(['__proto__', 'constructor', 'prototype'])

/**
 * Parses untrusted JSON strictly: refuses broken UTF-8, nesting over 100, more values than a body of the allowed
 * size may hold, NUL characters, numbers that are no finite double (1e400) and keys that would reach an object's
 * prototype.
 */
export function parseJson(bytes: Uint8Array, limit: number): unknown {
  const text = decode(bytes)
  checkStructure(text, Math.max(mostValuesAnyway, Math.floor(limit / fewestBytesPerValue)))
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (cause) {
    throw new RuntimeError(
      'invalid-argument',
      'Expected a JSON document, but it cannot be read. Check brackets, quotes and commas.',
      { cause },
    )
  }
  checkValue(value, '')
  return value
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (cause) {
    throw new RuntimeError('invalid-argument', 'Expected UTF-8 text, but found other bytes.', { cause })
  }
}

/** Before parsing, so that a body of brackets costs a scan and neither stack nor memory. */
function checkStructure(text: string, mostValues: number): void {
  let depth = 0
  let values = 1
  let inString = false
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index)
    if (inString) {
      if (code === 92) index += 1
      else if (code === 34) inString = false
    } else if (code === 34) inString = true
    else if (code === 91 || code === 123) {
      depth += 1
      values += 1
      if (depth > maxDepth) {
        throw new RuntimeError(
          'invalid-argument',
          `Expected at most ${maxDepth} levels of nesting, but found more. Send a flatter document.`,
        )
      }
    } else if (code === 93 || code === 125) depth -= 1
    else if (code === 44) values += 1
  }
  if (values > mostValues) {
    throw new RuntimeError(
      'too-large',
      `Expected at most ${mostValues} values, but found more. Send less at once.`,
    )
  }
}

function checkValue(value: unknown, path: string): void {
  if (typeof value === 'string') {
    if (value.includes('\u0000')) throw refuse(path, 'text without NUL characters', 'a NUL character')
    if (!value.isWellFormed()) throw refuse(path, 'well-formed Unicode', 'half a surrogate pair')
  } else if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw refuse(path, 'a finite number', 'one too large to hold')
  } else if (Array.isArray(value)) {
    value.forEach((item, index) => {
      checkValue(item, `${path}/${index}`)
    })
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, item] of Object.entries(value)) {
      if (forbiddenKeys.has(key)) throw refuse(path, 'plain names', `the reserved name '${key}'`)
      if (key.includes('\u0000')) throw refuse(path, 'names without NUL characters', 'a NUL character')
      checkValue(item, `${path}/${key}`)
    }
  }
}

function refuse(path: string, expected: string, found: string): RuntimeError {
  return new RuntimeError('invalid-argument', `Expected ${expected} at '${path || '/'}', but found ${found}.`)
}
