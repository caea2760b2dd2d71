import type { VNode } from 'preact'
import { type Method, methods } from '../../core/detect/methods/index.ts'
import { GuideLink } from '../parts/guide-aside.tsx'
import { Button } from '../parts/button.tsx'
import { Disclosure } from '../parts/disclosure.tsx'
import { Select } from '../parts/field.tsx'
import { otherWords as words } from '../words/chart.ts'
import type { ChartProps } from './point.ts'

/** Attune's own rule stands first in the list, and the band is drawn from it; a rule of parts has nothing of its own to show of one line. */
const [own, ...rest] = methods
const others = rest.filter((method) => !method.ofParts)

/** The rule that an address asks for; undefined for none, for Attune's own, and for what is unknown. */
export function otherMethod(id: string | undefined): Method | undefined {
  return others.find((method) => method.id === id)
}

/**
 * The choice of another rule for the picture above, and what the chosen one says of the latest rating. A plain form that
 * asks for the same page again: nothing is kept, and no script is needed.
 * @param action the address of the page, with the place of the picture
 */
export function Compare({ action, method, chart }: { action: string; method: Method | undefined; chart: ChartProps }): VNode {
  const latest = chart.points.findLast((p) => p.score !== null)
  return (
    <Disclosure summary={words.heading} open={method !== undefined}>
      <form method="get" action={action} class="compare no-print">
        <Select label={words.label} hint={words.hint} name="method" value={method?.id ?? ''}
          options={[{ value: '', label: words.none }, ...others.map(({ id, name }) => ({ value: id, label: name }))]} />
        <Button>{words.show}</Button>
      </form>
      {method && (
        <div class="compared">
          <p><b>{method.name}.</b> {words.latest(chart.overlay?.readings.at(-1), chart.scale)} {latest && words.own(latest)}</p>
          <p class="small">{method.says} {words.minimum(method.minimum)} {own && words.rate(method.falseFlags, own.falseFlags)}</p>
          <p class="small muted">{words.source(method.source)}</p>
          <GuideLink about="topic:other-rules" />
          <p class="small no-print"><a href={action}>{words.away}</a></p>
        </div>
      )}
    </Disclosure>
  )
}
