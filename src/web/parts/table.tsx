import type { ComponentChildren, VNode } from 'preact'

export interface Column { label: string; numeric?: boolean; hideLabel?: boolean }

/** A plain table that scrolls sideways inside its own box when it must; the first cell of each row names the row. */
export function Table({ caption, hideCaption, columns, rows }: {
  caption: string
  hideCaption?: boolean
  columns: readonly Column[]
  rows: readonly (readonly ComponentChildren[])[]
}): VNode {
  return (
    <div class="table-box" role="region" aria-label={caption} tabindex={0}>
      <table class="table">
        <caption class={hideCaption ? 'visually-hidden' : undefined}>{caption}</caption>
        <thead>
          <tr>
            {columns.map((c) => (
              <th scope="col" class={c.numeric ? 'numeric' : undefined}>
                <span class={c.hideLabel ? 'visually-hidden' : undefined}>{c.label}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((cells) => (
            <tr>
              {cells.map((cell, i) => {
                const style = columns[i]?.numeric ? 'numeric' : undefined
                return i === 0 ? <th scope="row" class={style}>{cell}</th> : <td class={style}>{cell}</td>
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
