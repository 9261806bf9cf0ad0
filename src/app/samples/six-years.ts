/** What stands in `samples/six-years`: a believable studio over six years, as it was on this day. */
export const sixYears = { clients: 5_000, sessions: 12_000, today: '2026-11-22', seed: 1839 } as const
