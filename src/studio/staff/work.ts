import type { KeyObject } from 'node:crypto'
import type { RawBuilder, Transaction } from 'kysely'
import type { Mark } from '#platform/database/hold-mark.ts'
import type { Tables } from '#platform/database/tables.ts'
import type { CivilDate } from '#studio/calendar/civil-date.ts'
import type { Actor } from './actor.ts'

/** The studio's facts that every verb may need, read once per transaction. */
export type StudioFacts = { id: number; name: string; zone: string; language: string; workWeek: readonly number[] }

/**
 * The first parameter of every verb: who, when, which studio, the open transaction. `now` is the database's time plus the
 * studio clock's shift, read once per transaction (semantics §1); `today` is its day in the studio's zone.
 */
export type Work = {
  db: Transaction<Tables>
  studio: StudioFacts
  now: Date
  today: CivilDate
  actor: Actor
  /** The triggered item that caused this change, and the chain of items that led to it, oldest first. */
  cause?: { itemId: number; ancestry: readonly number[] }
}

/** What the deployment gives every studio. */
export type Deployment = {
  /** Where clients reach this program, without a slash at the end; unsubscribe links begin with it. */
  publicUrl: string
  /** Whether clients reach that address. Marketing mail waits where they do not: nobody could unsubscribe. */
  linksWork: boolean
  /** Encrypts the studios' secrets and signs links; from a key file outside the database. */
  secretKey: KeyObject
  /** Started with the explicit option that lets the studio clock be set. */
  clockMayBeSet: boolean
  /** All email goes into a mailbox of the program's own, which the screens show: the demo. */
  mailbox: boolean
  /** Where files lie that come by themselves, in a folder for each studio, and whether addresses of the private network may be asked for them. */
  feeds: { folder: string; privateAddresses: boolean }
  /** Why nothing may be sent from here (the sender's identity differs), or null. */
  sendingBlocked: () => Promise<string | null>
}

/** A studio opened for somebody. Network and files are touched only outside of its transactions. */
export type OpenStudio = {
  id: number
  actor: Actor
  deployment: Deployment
  /** The same studio, for one run of a job: what is written carries the run's number. */
  inJobRun(run: { id: number; job: string }): OpenStudio
  inTransaction<T>(run: (work: Work) => Promise<T>): Promise<T>
  /** Dry paths: a READ ONLY transaction, in which a write throws. */
  readOnly<T>(run: (work: Work) => Promise<T>): Promise<T>
  /**
   * One statement that is kept parsed, one round trip, one commit, for loops that do this thousands of times. The studio is not set for it: it calls a
   * function of the database that opens the studio itself, anything else meets the row policies and throws.
   */
  inOneStatement<T extends object>(query: RawBuilder<T>): Promise<T[]>
  /** A mark that stands in the database while this process lives (platform/database/hold-mark.ts). `back`: it was lost and stands again. */
  holdMark(key: string, back: () => Promise<void>): Promise<Mark>
}
