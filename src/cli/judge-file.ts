import { DONE, refuse, type Io } from './command.ts'
import { at, eachRow, listed } from './csv.ts'
import { writeInOrder } from './in-order.ts'
import { judgeAll, MANY_ROWS, startSecondThread, type AllJudged, type SecondThread } from './judges.ts'
import { columnsFor, LONGEST_NAME, missingColumns, questions, rowProblems, rowReader, type RowProblems, type ScoreFrom } from './series.ts'
import { mostBytes, pack, sheetOf, type Task } from './share.ts'
import { cannotPutAside, openSpool, type Spool } from './spool.ts'

/** Into so many shares the therapies are dealt, so that the rows of one share fit into little memory. */
const SHARES = 1024
/** The chain that holds, row by row, in which share it is. */
const ORDER_CHAIN = SHARES

/**
 * Judges a file of any length in little memory: the rows are checked one by one and put aside in shares of whole
 * therapies; then each share is judged by itself; then the results are written in the order of the file. So nothing
 * is written before every row is known to be good, and rows may come in any order.
 * @param scoreFrom how the score comes about, once the columns are known
 * @returns the exit code
 */
export async function judgeFile(
  file: string, asked: Pick<Task, 'method' | 'format' | 'config'>, scoreFrom: (columns: readonly string[]) => ScoreFrom, io: Io,
): Promise<number> {
  let spool: Spool | null = null
  let all: AllJudged | null = null
  let second = null as SecondThread | null
  try {
    spool = openSpool()
    const problems = rowProblems(file)
    const task = await putAside(file, asked, scoreFrom, spool, problems, () => (second = startSecondThread()))
    if (!task.ok) return refuse(io, task.problems, task.count)
    const { ignored } = task.value
    const jobs = Array.from({ length: SHARES }, (_, share) => ({ share, parts: spool!.parts(share) })).filter(({ parts }) => parts.length > 0)
    all = await judgeAll({ ...task.value.task, checkOnly: problems.count() > 0 }, spool.file, jobs, second)
    all.problems.forEach(problems.add)
    problems.more(all.count - all.problems.length)
    if (problems.count() > 0) return refuse(io, problems.first(), problems.count())
    if (ignored.length > 0) io.err(`${at(file, 1)}: not used: ${listed(ignored, ', ')}.\n`)
    await writeInOrder(spool.file, spool.parts(ORDER_CHAIN), all.results, sheetOf(task.value.task), all.widths, io)
    return DONE
  } catch (error) {
    return cannotPutAside('detect', error, io)
  } finally {
    await second?.end()
    spool?.close()
    all?.close()
  }
}

async function putAside(file: string, asked: Pick<Task, 'method' | 'format' | 'config'>, scoreFrom: (columns: readonly string[]) => ScoreFrom, spool: Spool, problems: RowProblems, many: () => void) {
  let task: Task | null = null
  let ignored: string[] = []
  let rows = 0
  const read = await eachRow(file, (columns) => {
    const from = scoreFrom(columns)
    const { needed, useful } = columnsFor(from)
    const missing = missingColumns({ file, columns }, needed)
    if (missing.length > 0) return { ok: false, problems: missing }
    ignored = columns.filter((name) => !needed.includes(name) && !useful.includes(name))
    const numbers = questions(from, asked.config.scale).length
    task = { ...asked, from, numbers, checkOnly: false }
    let line = 0
    const readRow = rowReader(columns, asked.config.scale, from, (order, column, text) => problems.add({ line, order, column, text }))
    const most = mostBytes(numbers, LONGEST_NAME)
    return {
      ok: true,
      value(cells, itsLine) {
        line = itsLine
        rows += 1
        if (rows === MANY_ROWS) many()
        const row = readRow(cells)
        if (row.session === null || row.therapy.length > LONGEST_NAME) return
        const number = shareOf(row.therapy)
        pack(row, line, spool.room(number, most))
        const order = spool.room(ORDER_CHAIN, 2)
        order.held = order.bytes.writeUInt16LE(number, order.held)
      },
    }
  })
  return read.ok ? { ok: true as const, value: { task: task!, ignored } } : read
}

/** The share of a therapy: FNV-1a (Fowler, Noll, Vo), because names of one practice are much alike. */
function shareOf(therapy: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < therapy.length; i += 1) hash = Math.imul(hash ^ therapy.charCodeAt(i), 0x01000193)
  return (hash ^ (hash >>> 16)) & (SHARES - 1)
}
