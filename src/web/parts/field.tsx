import type { ComponentChildren, VNode } from 'preact'
import { words } from '../words/parts.ts'

interface FieldProps {
  label: ComponentChildren
  name: string
  /** Unique on the page; `name` unless given. */
  id?: string
  hint?: ComponentChildren
  /** What went wrong, that nothing is lost, and what to do. */
  error?: string
  required?: boolean
  /** Adds the word "optional" to the label. */
  optional?: boolean
}

interface InputProps extends FieldProps {
  type?: 'text' | 'email' | 'password' | 'date' | 'time' | 'number' | 'search' | 'tel' | 'url'
  value?: string | number
  autoComplete?: string
  inputMode?: 'numeric' | 'decimal' | 'text' | 'email'
  maxLength?: number
  minLength?: number
  min?: string | number
  max?: string | number
  pattern?: string
  placeholder?: string
  autoFocus?: boolean
}

function describedBy(id: string, hint: unknown, error: unknown): string | undefined {
  return [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ') || undefined
}

function Frame({ id, label, hint, error, optional, children }: Omit<FieldProps, 'name'> & {
  id: string
  children: ComponentChildren
}): VNode {
  return (
    <div class={error ? 'field has-error' : 'field'}>
      <label for={id}>{label}{optional && <span class="optional"> ({words.field.optional})</span>}</label>
      {hint && <p class="hint" id={`${id}-hint`}>{hint}</p>}
      {children}
      {error && <p class="error" id={`${id}-error`}>{error}</p>}
    </div>
  )
}

/** One line to write in, with its label, hint and error joined for screen readers. */
export function Field({ label, hint, error, optional, id, type = 'text', ...input }: InputProps): VNode {
  const own = id ?? input.name
  return (
    <Frame id={own} label={label} hint={hint} error={error} optional={optional}>
      {/* The JSX typings want one literal type per element; all of ours take the same attributes. */}
      <input {...input} id={own} type={type as 'text'} class="input" aria-invalid={error ? true : undefined} aria-describedby={describedBy(own, hint, error)} />
    </Frame>
  )
}

/** A box for own words. */
export function TextArea({ label, hint, error, optional, id, value, rows = 4, ...area }: FieldProps & {
  value?: string
  rows?: number
  maxLength?: number
  placeholder?: string
}): VNode {
  const own = id ?? area.name
  return (
    <Frame id={own} label={label} hint={hint} error={error} optional={optional}>
      <textarea {...area} id={own} rows={rows} class="input" aria-invalid={error ? true : undefined} aria-describedby={describedBy(own, hint, error)}>{value}</textarea>
    </Frame>
  )
}

/** A native list to choose one from; `value` marks the chosen one. */
export function Select({ label, hint, error, optional, id, value, options, ...select }: FieldProps & {
  value?: string
  options: readonly { value: string; label: string }[]
}): VNode {
  const own = id ?? select.name
  return (
    <Frame id={own} label={label} hint={hint} error={error} optional={optional}>
      <select {...select} id={own} class="input" aria-invalid={error ? true : undefined} aria-describedby={describedBy(own, hint, error)}>
        {options.map((o) => <option value={o.value} selected={o.value === value || undefined}>{o.label}</option>)}
      </select>
    </Frame>
  )
}

/** All errors of a form at its top, each a link to its field. */
export function ErrorSummary({ errors, heading = words.field.errors }: {
  errors: readonly { field: string; text: string }[]
  heading?: string
}): VNode | null {
  if (errors.length === 0) return null
  return (
    <div class="error-summary" role="alert">
      <p><strong>{heading}</strong></p>
      <ul>{errors.map((e) => <li><a href={`#${e.field}`}>{e.text}</a></li>)}</ul>
    </div>
  )
}
