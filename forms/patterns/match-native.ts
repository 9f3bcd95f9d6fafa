/** Matching in the person's own browser; the server matches again with RE2, and its verdict decides. */
export function matchNative(pattern: string, text: string): boolean {
  try {
    return new RegExp(pattern, 'u').test(text)
  } catch {
    return true
  }
}
