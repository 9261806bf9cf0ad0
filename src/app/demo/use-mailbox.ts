import { openLocal } from '#app/open-local.ts'
import type { Program } from '#app/open-program.ts'
import { changeSender, readSender } from '#studio/messages/sender/contract.ts'

/** Lets the studio send into its mailbox, which listens on another port after each start. */
export async function useMailbox(program: Program, { host, port }: { host: string; port: number }): Promise<void> {
  const { call } = await openLocal(program)
  const { version } = await call(readSender, {})
  await call(changeSender, { body: { version, from_name: 'Northlight Studio', from_address: 'hello@northlight.example', host, port, security: 'none' } })
}
