/** An invented therapy on a scale from 0 to 6, as somebody might paste it: a fall after an even start, and the way back. */
export const example = `session,score,date
1,4.8,2026-01-12
2,5.0,2026-01-19
3,4.5,2026-01-26
4,5.0,2026-02-02
5,4.8,2026-02-09
6,,2026-02-16
7,5.0,2026-02-23
8,4.8,2026-03-02
9,3.3,2026-03-09
10,3.5,2026-03-16
11,4.3,2026-03-23
12,4.8,2026-03-30
13,5.0,2026-04-06
`
