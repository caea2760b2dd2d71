import type { ComponentChildren, VNode } from 'preact'

export interface Option {
  value: string
  label: ComponentChildren
  hint?: ComponentChildren
  checked?: boolean
}

/** A question with large tiles to choose from: one ('radio') or several ('checkbox'). Nothing is chosen unless the page says so. */
export function Choices({ legend, hint, error, name, type = 'radio', options, inline, required }: {
  legend: ComponentChildren
  hint?: ComponentChildren
  error?: string
  name: string
  type?: 'radio' | 'checkbox'
  options: readonly Option[]
  /** Side by side where there is room, for short words. */
  inline?: boolean
  required?: boolean
}): VNode {
  const described = [hint && `${name}-hint`, error && `${name}-error`].filter(Boolean).join(' ') || undefined
  return (
    <fieldset class={`choices${inline ? ' inline' : ''}${error ? ' has-error' : ''}`} id={name} aria-describedby={described}>
      <legend>{legend}</legend>
      {hint && <p class="hint" id={`${name}-hint`}>{hint}</p>}
      {error && <p class="error" id={`${name}-error`}>{error}</p>}
      <div class="tiles">
        {options.map((o) => (
          <label class="tile">
            <input type={type} name={name} value={o.value} checked={o.checked} required={(required && type === 'radio') || undefined} />
            <span>{o.label}{o.hint && <span class="hint">{o.hint}</span>}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
