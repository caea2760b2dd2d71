import type { VNode } from 'preact'
import type { ReturnsCompared } from '../../core/case/index.ts'
import { EPISODE } from '../../core/detect/constants.ts'
import { measuredReturns } from '../../core/evaluation/return-rates.ts'
import { Disclosure } from '../parts/disclosure.tsx'
import { Table } from '../parts/table.tsx'
import { figure, returnWords as words } from '../words/chart.ts'

/** When published rules would have called the latest strain back, and how often each is wrong. To look at: Attune's own decides. */
export function Returns({ onset, baseline, s, until, rules }: ReturnsCompared): VNode {
  const { rule, wrongly, early, third } = words.columns
  return (
    <Disclosure summary={words.heading}>
      <p>{words.own(onset, figure(baseline - EPISODE.returned * s), figure(baseline))}</p>
      <p class="small">{words.figures}</p>
      <Table
        caption={words.caption}
        hideCaption
        columns={[{ label: rule }, { label: wrongly, numeric: true }, { label: early, numeric: true }, { label: third, numeric: true }]}
        rows={rules.flatMap((one) => {
          const name = words.rules[one.rule.id]
          const rate = measuredReturns[one.rule.id]
          if (!name || !rate) return []
          return [[
            <>{name}<br /><span class="small muted">{one.back ? words.back(one.back.session, one.back.ratings) : until === null ? words.notYet : words.notThen}</span></>,
            rate.wrongly, rate.early, rate.by[2],
          ]]
        })}
      />
      <p class="small muted">{words.note}</p>
    </Disclosure>
  )
}
