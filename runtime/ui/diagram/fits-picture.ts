/** Whether a process picture is readable here; on a phone its text twin comes first. */
export function fitsPicture(): boolean {
  return matchMedia('(min-width: 768px)').matches
}
