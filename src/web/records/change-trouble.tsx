import type { Trouble } from '#web/app/api/trouble.ts'
import { Conflict, FormTrouble } from '#web/ui/conflict.tsx'

/** Why a change was refused: somebody was faster (then the newest can be shown), or another reason that belongs to no field. */
export function ChangeTrouble({ trouble, reload }: { trouble: Trouble; reload: () => void }) {
  return trouble.code === 'changed-meanwhile' ? <Conflict trouble={trouble} reload={reload} /> : <FormTrouble trouble={trouble} />
}
