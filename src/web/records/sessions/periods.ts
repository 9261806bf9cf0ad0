/** The spans of time the list of sessions offers; `own` is one that was chosen by its days. */
export const periods = ['coming', 'today', 'week', 'all', 'own'] as const
export type Period = (typeof periods)[number]

/** From and to, both included, as civil dates. Without either it is what is coming, unless `span` asks for all there is. */
export type Span = { span?: 'all' | undefined; from?: string | undefined; to?: string | undefined }

/** A civil date from the address of the screen; a person may have typed anything there. */
export function civilDay(value: unknown): string | undefined {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return undefined
  const date = new Date(`${value}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value) ? value : undefined
}

/** What stands in the address for a period, as of today. */
export function spanOf(period: Exclude<Period, 'own'>, today: string): Span {
  switch (period) {
    case 'today':
      return { span: undefined, from: today, to: today }
    case 'week':
      return { span: undefined, from: today, to: daysLater(today, 7) }
    case 'coming':
      return { span: undefined, from: undefined, to: undefined }
    case 'all':
      return { span: 'all', from: undefined, to: undefined }
  }
}

/** Which days are asked for: what is coming begins today. */
export function daysOf({ span, from, to }: Span, today: string): Omit<Span, 'span'> {
  return { from: from === undefined && to === undefined && span === undefined ? today : from, to }
}

/** Which period a span is; `own` when it is none of the offered ones. */
export function periodOf(span: Span, today: string): Period {
  if (span.span === 'all' && span.from === undefined && span.to === undefined) return 'all'
  const offered = (['today', 'week', 'coming'] as const).find((period) => same(daysOf(spanOf(period, today), today), daysOf(span, today)))
  return offered ?? 'own'
}

/** Which way a period is looked through: all there is from the far end, everything else from its first day. */
export function usualOrder(period: Period): 'latest' | 'earliest' {
  return period === 'all' ? 'latest' : 'earliest'
}

function same(a: Span, b: Span): boolean {
  return a.from === b.from && a.to === b.to
}

function daysLater(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}
