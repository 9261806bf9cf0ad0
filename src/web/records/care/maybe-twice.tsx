import { Alert } from '@mantine/core'
import { listDuplicates } from '#studio/records/care/contract.ts'
import { useAnswer } from '#web/app/api/use-answer.ts'
import { Icon } from '#web/ui/icon.tsx'
import { TextLink } from '#web/ui/links.tsx'
import { words } from '#web/words/words.ts'

const say = words.care.duplicates

/** Says that a client may be there a second time, where one looks very much like it: more than a shared phone. */
export function MaybeTwice({ id }: { id: number }) {
  const { data } = useAnswer(listDuplicates, { query: { client_id: id, limit: 5 } })
  const pair = data?.rows.find(({ reasons }) => reasons.includes('email') || reasons.includes('name'))
  if (pair === undefined) return null
  const other = pair.client.id === id ? pair.other : pair.client
  return (
    <Alert color="honey" icon={<Icon name="people" />}>
      {say.may(other.name)}{' '}
      <TextLink to="/clients/$id/merge" params={{ id }} search={{ with: other.id }}>
        {say.compare}
      </TextLink>
    </Alert>
  )
}
