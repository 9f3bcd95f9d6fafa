/** Splits a text into words and its places `{{ FEEL }}`, in order. */
export function readPlaces(text: string): { readonly text: string; readonly place: boolean }[] {
  return text
    .split(/(\{\{.*?\}\})/s)
    .filter((part) => part !== '')
    .map((part) =>
      part.startsWith('{{') && part.endsWith('}}')
        ? { text: part.slice(2, -2).trim(), place: true }
        : { text: part, place: false },
    )
}
