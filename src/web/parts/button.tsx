import type { ComponentChildren, VNode } from 'preact'

/** 'primary' once per page: the main thing to do. 'quiet' looks like a link. */
export type ButtonKind = 'primary' | 'plain' | 'quiet'

interface ButtonProps {
  children: ComponentChildren
  kind?: ButtonKind
  type?: 'submit' | 'button'
  name?: string
  value?: string
  form?: string
  formAction?: string
  /** Sends the form although something in it is still missing: for a button that only fills in. */
  formNoValidate?: boolean
  /** Sent hidden and shown by the island, for what only a script can do. */
  copies?: string
  copied?: string
  prints?: boolean
  /** Id of a popover or dialog to open. */
  popoverTarget?: string
  disabled?: boolean
}

/** A button that does something; submits its form unless told otherwise. */
export function Button({ children, kind = 'plain', copies, copied, prints, popoverTarget, ...rest }: ButtonProps): VNode {
  const scripted = copies !== undefined || prints
  return (
    <button
      {...rest}
      type={rest.type ?? (scripted || popoverTarget ? 'button' : 'submit')}
      class={`button ${kind}`}
      popovertarget={popoverTarget}
      hidden={scripted || undefined}
      data-copy={copies}
      data-copied={copied}
      data-print={prints ? '' : undefined}
    >
      {children}
    </button>
  )
}

/** A link that looks like a button: goes somewhere, changes nothing. */
export function LinkButton({ href, kind = 'plain', children, label }: {
  href: string
  kind?: ButtonKind
  children: ComponentChildren
  /** Spoken name where the visible words alone are ambiguous; must begin with them. */
  label?: string
}): VNode {
  return <a class={`button ${kind}`} href={href} aria-label={label}>{children}</a>
}

/** Buttons in a line that wraps; the primary one first. */
export function Actions({ children }: { children: ComponentChildren }): VNode {
  return <div class="actions">{children}</div>
}
