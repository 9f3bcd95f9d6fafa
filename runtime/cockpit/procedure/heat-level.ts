/** Five steps of the color-blind safe scale: up to 2, 4, 6, 10 and over 10 days. */
export function heatLevel(hours: number): 1 | 2 | 3 | 4 | 5 {
  const days = hours / 24
  if (days <= 2) return 1
  if (days <= 4) return 2
  if (days <= 6) return 3
  return days <= 10 ? 4 : 5
}
