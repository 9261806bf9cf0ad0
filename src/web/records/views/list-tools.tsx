import { Button, Group, Menu } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import type { Contract } from '#platform/http/contract.ts'
import { deleteView, listViews, type SavedView, type ViewedList } from '#studio/records/views/contract.ts'
import { Trouble } from '#web/app/api/trouble.ts'
import { useAnswer } from '#web/app/api/use-answer.ts'
import { useCommand } from '#web/app/api/use-command.ts'
import { useMay, useMe } from '#web/app/me.ts'
import type { Column } from '#web/ui/data-list/column.ts'
import { Icon } from '#web/ui/icon.tsx'
import { tell, tellTrouble } from '#web/ui/tell.ts'
import { words } from '#web/words/words.ts'
import { exportList } from './export-list.ts'
import { shownColumns, toggled } from './hidden-columns.ts'
import { saveFile } from './save-file.ts'
import { RenameView, SaveView } from './save-view.tsx'

const say = words.views

type ToolsProps<Row> = {
  list: ViewedList
  /** What stands in the address: filters, order, hidden columns. */
  search: object & { hide?: string | undefined }
  /** Puts something else there. */
  see: (search: object) => void
  columns: readonly Column<Row>[]
  /** Where all rows come from, as they are filtered. */
  asked: { contract: Contract; query: object }
}

/** What one can do with a list as it is seen: choose its columns, save it as a view, take a saved one, download it. */
export function ListTools<Row>({ list, search, see, columns, asked }: ToolsProps<Row>) {
  const [opened, setOpened] = useState(false)
  const [naming, setNaming] = useState(false)
  const [renaming, setRenaming] = useState<SavedView | null>(null)
  const mayWrite = useMay('records.write')
  const views = useAnswer(listViews, { query: { list } }, { when: opened })
  const remove = useCommand(deleteView, { refreshes: [listViews] })
  const shown = shownColumns(columns, search.hide)
  const download = useDownload({ list, columns: shown, ...asked })
  const rows = views.data?.rows ?? []
  return (
    <Group gap="xs" ml={{ base: 0, sm: 'auto' }}>
      <Menu opened={opened} onChange={setOpened} position="bottom-end" withinPortal closeOnItemClick={false}>
        <Menu.Target>
          <Button variant="default" rightSection={<Icon name="down" size={16} />}>
            {say.button}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>{say.columns}</Menu.Label>
          {columns.slice(1).map(({ key, label }) => (
            <Menu.CheckboxItem
              key={key}
              checked={shown.some((column) => column.key === key)}
              onChange={() => see({ ...search, hide: toggled(columns, search.hide, key) })}
            >
              {label}
            </Menu.CheckboxItem>
          ))}
          <Menu.Divider />
          <Menu.Label>{say.saved}</Menu.Label>
          {rows.length === 0 && <Menu.Item disabled>{say.none}</Menu.Item>}
          {rows.map((view) => (
            <ViewItem
              key={view.id}
              view={view}
              take={() => {
                setOpened(false)
                see(view.search)
              }}
              rename={
                mayWrite
                  ? () => {
                      setOpened(false)
                      setRenaming(view)
                    }
                  : undefined
              }
              remove={mayWrite ? () => remove.mutate({ params: { id: view.id } }, { onSuccess: () => tell(say.removed(view.name)) }) : undefined}
            />
          ))}
          {mayWrite && (
            <Menu.Item
              leftSection={<Icon name="plus" size={16} />}
              onClick={() => {
                setOpened(false)
                setNaming(true)
              }}
            >
              {say.save}
            </Menu.Item>
          )}
          <Menu.Divider />
          <Menu.Item
            leftSection={<Icon name="import" size={16} />}
            disabled={download.rows !== null}
            onClick={() => {
              setOpened(false)
              download.start()
            }}
          >
            {say.export}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {download.rows !== null && (
        <Button variant="subtle" onClick={download.stop}>
          {say.exporting(download.rows)} {say.stop}
        </Button>
      )}
      <RenameView view={renaming} close={() => setRenaming(null)} />
      <SaveView list={list} search={search} opened={naming} close={() => setNaming(false)} />
    </Group>
  )
}

type ViewItemProps = { view: SavedView; take: () => void; rename: (() => void) | undefined; remove: (() => void) | undefined }

function ViewItem({ view, take, rename, remove }: ViewItemProps) {
  return (
    <Group gap={0} wrap="nowrap">
      <Menu.Item onClick={take}>{view.name}</Menu.Item>
      {rename !== undefined && (
        <Menu.Item w="auto" aria-label={say.rename(view.name)} onClick={rename}>
          <Icon name="pencil" size={16} />
        </Menu.Item>
      )}
      {remove !== undefined && (
        <Menu.Item w="auto" aria-label={say.remove(view.name)} onClick={remove}>
          <Icon name="close" size={16} />
        </Menu.Item>
      )}
    </Group>
  )
}

type Download<Row> = { list: ViewedList; columns: readonly Column<Row>[]; contract: Contract; query: object }

/** `rows`: how many are there so far; null while nothing is downloaded. Leaving the screen gives it up. */
function useDownload<Row>({ list, columns, contract, query }: Download<Row>) {
  const { today } = useMe()
  const [rows, setRows] = useState<number | null>(null)
  const under = useRef<AbortController | null>(null)
  useEffect(() => () => under.current?.abort(), [])
  const start = () => {
    const given = new AbortController()
    under.current = given
    setRows(0)
    let there = 0
    const progress = (rows: number) => {
      there = rows
      setRows(rows)
    }
    exportList({ contract, query, columns, signal: given.signal, progress })
      .then((file) => {
        if (file === null) return
        saveFile(`${list.replaceAll('_', '-')}-${today}.csv`, file)
        tell(say.exported(there))
      })
      .catch((error: unknown) => {
        if (error instanceof Trouble) tellTrouble(error)
        else throw error
      })
      .finally(() => setRows(null))
  }
  return { rows, start, stop: () => under.current?.abort() }
}
