import type { ImportPreview } from '#studio/records/imports/contract.ts'
import type { Part } from '#web/ui/details.tsx'
import { figure } from '#web/words/plural.ts'
import { words } from '#web/words/words.ts'
import { Section } from '../section.tsx'
import classes from './imports.module.css'

const say = words.imports.report
const names = ['created', 'changed', 'unchanged', 'refused'] as const
type Name = (typeof names)[number]

/** What a file's rows became, or would become. */
export function Figures({ counts, labels = say }: { counts: Readonly<Record<Name, number>>; labels?: Readonly<Record<Name, string>> }) {
  return (
    <dl className={classes.figures}>
      {names.map((name) => (
        <div key={name} className={classes.figure} data-bad={(name === 'refused' && counts.refused > 0) || undefined}>
          <dt>{labels[name]}</dt>
          <dd>{figure(counts[name])}</dd>
        </div>
      ))}
    </dl>
  )
}

type RemarksProps = { of: Pick<ImportPreview, 'remarks' | 'ignored_columns'>; frame?: typeof Part }

/** What came with the file besides its rows: statuses that were added, columns nobody knows. */
export function Remarks({ of: { remarks, ignored_columns }, frame: Frame = Section }: RemarksProps) {
  if (remarks.length === 0 && ignored_columns.length === 0) return null
  return (
    <Frame title={say.remarks}>
      <ul className={classes.remarks}>
        {remarks.map((remark) => (
          <li key={remark}>{remark}</li>
        ))}
        {ignored_columns.length > 0 && (
          <li>
            {say.ignored(ignored_columns.length)}: {ignored_columns.join(', ')}
          </li>
        )}
      </ul>
    </Frame>
  )
}
