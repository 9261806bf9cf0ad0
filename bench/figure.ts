/** One measured figure; `limit` bounds `ratio` where there is a floor, else `value`; with `least` the value has to be so much at least. */
export type Figure = {
  bench: string
  figure: string
  value: number
  unit: string
  floor: number | null
  ratio: number | null
  limit: number
  least: boolean
  holds: boolean
}

type Measured = { value: number; unit: string; floor?: number; ratio?: number } & ({ limit: number; least?: never } | { least: number; limit?: never })

export function figure(bench: string, name: string, measured: Measured): Figure {
  const { value, unit, floor = null } = measured
  const limit = measured.least ?? measured.limit ?? 0
  const least = measured.least !== undefined
  const ratio = measured.ratio ?? (floor === null ? null : value / floor)
  return {
    bench,
    figure: name,
    value: rounded(value),
    unit,
    floor: floor === null ? null : rounded(floor),
    ratio: ratio === null ? null : rounded(ratio),
    limit,
    least,
    holds: least ? value >= limit : (ratio ?? value) <= limit,
  }
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  return sorted.length % 2 === 1 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2
}

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000
}
