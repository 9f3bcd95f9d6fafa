/** The sixteen Länder by their usual two letters (ISO 3166-2:DE). */
export const lands = [
  'BW',
  'BY',
  'BE',
  'BB',
  'HB',
  'HH',
  'HE',
  'MV',
  'NI',
  'NW',
  'RP',
  'SL',
  'SN',
  'ST',
  'SH',
  'TH',
] as const

export type Land = (typeof lands)[number]

/** Where no Land is given. Berlin's calendar has 8 March. */
export const DEFAULT_LAND: Land = 'BE'

export function isLand(code: string): code is Land {
  return lands.some((land) => land === code)
}
