import type { ComponentChildren, VNode } from 'preact'

/** Steps of an intervention, in order. */
export function Steps({ steps }: { steps: readonly { heading?: string; text: ComponentChildren }[] }): VNode {
  return (
    <ol class="steps">
      {steps.map((step) => <li>{step.heading && <b>{step.heading} </b>}{step.text}</li>)}
    </ol>
  )
}
