import type { ComponentChildren, VNode } from 'preact'

export interface Tag {
  value: string
  label: string
  /** What it looks like in a session; shown on hover and to screen readers. */
  description?: string
  checked?: boolean
}

/** Small tags to tick, in groups that fold; a group with something ticked starts open. */
export function TagPicker({ name, legend, hint, groups }: {
  name: string
  legend: string
  hint?: string
  /** `more` stands below the tags of a group. */
  groups: readonly { heading: string; note?: string; open?: boolean; tags: readonly Tag[]; more?: ComponentChildren }[]
}): VNode {
  return (
    <fieldset class="tag-picker">
      <legend>{legend}</legend>
      {hint && <p class="hint">{hint}</p>}
      {groups.map((group) => {
        const ticked = group.tags.filter((tag) => tag.checked).length
        return (
          <details class="tag-group" open={group.open || ticked > 0 || undefined}>
            <summary>{group.heading}{ticked > 0 && <span class="count">{ticked}</span>}</summary>
            {group.note && <p class="hint">{group.note}</p>}
            <div class="tags">
              {group.tags.map((tag) => (
                <label class="tag" title={tag.description}>
                  <input type="checkbox" name={name} value={tag.value} checked={tag.checked} />
                  <span>{tag.label}</span>
                </label>
              ))}
            </div>
            {group.more}
          </details>
        )
      })}
    </fieldset>
  )
}
