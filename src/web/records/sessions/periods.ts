/** The spans of time the list of sessions offers; `own` is one that was chosen by its days. */
export const periods = ['all', 'today', 'week', 'coming', 'own'] as const
export type Period = (typeof periods)[number]

/** From and to, both included, as civil dates. */
export type Span = { from?: string | undefined; to?: string | undefined }

/** A civil date from the address of the screen; a person may have typed anything there. */
export function civilDay(value: unknown): string | undefined {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return undefined
  const date = new Date(`${value}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value) ? value : undefined
}

/** The span of a period as of today. */
export function spanOf(period: Exclude<Period, 'own'>, today: string): Span {
  switch (period) {
    case 'today':
      return { from: today, to: today }
    case 'week':
      return { from: today, to: daysLater(today, 7) }
    case 'coming':
      return { from: today, to: undefined }
    case 'all':
      return { from: undefined, to: undefined }
  }
}

/** Which period a span is; `own` when it is none of the offered ones. */
export function periodOf({ from, to }: Span, today: string): Period {
  const offered = periods.filter((period) => period !== 'own')
  return offered.find((period) => same(spanOf(period, today), { from, to })) ?? 'own'
}

function same(a: Span, b: Span): boolean {
  return a.from === b.from && a.to === b.to
}

function daysLater(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}
