import { Tabs } from '@mantine/core'
import type { useForm } from '@mantine/form'
import { fadingEdges } from '#web/ui/fading-edges.ts'
import { words } from '#web/words/words.ts'
import type { Choice } from './draft-rows.tsx'
import { GeneralTab } from './general-tab.tsx'
import { HistoryTab } from './history-tab.tsx'
import { HoursTab } from './hours-tab.tsx'
import { NotTab } from './not-tab.tsx'
import { OutputTab } from './output-tab.tsx'
import { differs, type EditorTab, editorTabs, formOf, outputOfTab, type Trigger, type TriggerForm, tabOf } from './trigger-form.ts'
import { chainLabel } from './trigger-kinds.ts'
import classes from './triggers.module.css'
import type { Choices } from './use-choices.ts'
import { WhatItDoes } from './what-it-does.tsx'
import { WhenTab } from './when-tab.tsx'

const say = words.triggers

export type FormProps = { form: ReturnType<typeof useForm<TriggerForm>>; choices: Choices }
type TabsProps = FormProps & { tab: EditorTab; toTab: (tab: EditorTab) => void; trigger: Trigger; mayWrite: boolean; letIn: Choice }

/** General · When · Who not · one for each output · Hours, as in the guide; which one is open stands in the address. */
export function TriggerTabs({ tab, toTab, form, choices, trigger, mayWrite, letIn }: TabsProps) {
  const wrong = new Set(Object.keys(form.errors).map(tabOf))
  const shared = { form, choices }
  const { outputs } = form.values
  const tabs = editorTabs(outputs.length)
  return (
    <Tabs value={tab} onChange={(next) => toTab(tabs.find((one) => one === next) ?? 'general')} keepMounted={false}>
      <Tabs.List className={classes.tabs ?? ''} ref={fadingEdges}>
        {tabs.map((one) => {
          const label = tabLabel(one, outputs)
          return (
            <Tabs.Tab
              key={one}
              value={one}
              ref={one === tab ? intoSight : null}
              {...(wrong.has(one) ? { c: 'red', 'aria-label': `${label}: ${say.tabTrouble}` } : {})}
            >
              {label}
              {wrong.has(one) ? ' •' : ''}
            </Tabs.Tab>
          )
        })}
      </Tabs.List>
      <fieldset disabled={!mayWrite} className={classes.fields}>
        <Tabs.Panel value="general" className={classes.panel ?? ''}>
          <GeneralTab {...shared} toTab={toTab} />
        </Tabs.Panel>
        <Tabs.Panel value="when" className={classes.panel ?? ''}>
          <WhenTab {...shared} />
        </Tabs.Panel>
        <Tabs.Panel value="not" className={classes.panel ?? ''}>
          <NotTab {...shared} />
        </Tabs.Panel>
        {tabs.map((one) => {
          const index = outputOfTab(one)
          return index === null ? null : (
            <Tabs.Panel key={one} value={one} className={classes.panel ?? ''}>
              <OutputTab {...shared} index={index} toTab={toTab} />
            </Tabs.Panel>
          )
        })}
        <Tabs.Panel value="hours" className={classes.panel ?? ''}>
          <HoursTab {...shared} trigger={trigger} />
        </Tabs.Panel>
      </fieldset>
      <Tabs.Panel value="does" className={classes.panel ?? ''}>
        <WhatItDoes trigger={trigger} values={form.values} letIn={letIn} mayWrite={mayWrite} />
      </Tabs.Panel>
      <Tabs.Panel value="history" className={classes.panel ?? ''}>
        <HistoryTab trigger={trigger} isDirty={differs(form.values, formOf(trigger))} mayWrite={mayWrite} />
      </Tabs.Panel>
    </Tabs>
  )
}

/** On a phone the row is longer than the screen: the chosen tab, also one that an address or a link leads to, is in its middle. */
function intoSight(tab: HTMLElement | null): void {
  const row = tab?.parentElement
  if (tab !== null && row) row.scrollLeft = tab.offsetLeft - (row.clientWidth - tab.offsetWidth) / 2
}

/** "General", or of an output what it makes: "Email/Call", "2 · Task". */
export function tabLabel(tab: EditorTab, outputs: TriggerForm['outputs']): string {
  const index = outputOfTab(tab)
  if (index === null) return say.tabs[tab as keyof typeof say.tabs]
  const label = chainLabel((outputs[index]?.steps ?? []).map(({ channel }) => channel)) ?? say.outputs.title(index)
  return outputs.length > 1 ? `${index + 1} · ${label}` : label
}
