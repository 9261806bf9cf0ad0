import { queryOptions, useSuspenseQuery } from '@tanstack/react-query'
import type { Output } from '#platform/http/contract.ts'
import { askWho, readMe } from '#studio/staff/accounts/contract.ts'
import { may, type Permission } from '#studio/staff/roles.ts'
import { call } from './api/call.ts'
import { signedOut } from './api/trouble.ts'
import { keyOf } from './api/use-answer.ts'

export type Me = Output<typeof readMe>

/** Who is signed in, and how the studio stands. The shell has it before any screen shows. */
export const meQuery = queryOptions({
  queryKey: keyOf(readMe, {}),
  queryFn: whoAmI,
  staleTime: 20_000,
  refetchInterval: 60_000,
})

/** That nobody is signed in is no error on the wire: the browser would write each refusal into its console. */
async function whoAmI(): Promise<Me> {
  const { me } = await call(askWho)
  if (me === null) throw signedOut()
  return me
}

export function useMe(): Me {
  return useSuspenseQuery(meQuery).data
}

/** Whether the person who is signed in has a right. Screens hide what the server would refuse. */
export function useMay(permission: Permission): boolean {
  return may(useMe().role, permission)
}
