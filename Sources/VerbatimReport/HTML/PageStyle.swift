/// The style sheet of the page.
///
/// Blue and orange tell well from ill, also for colour-blind readers, after M. Okabe and K. Ito.
/// Lines are high enough for Vietnamese letters with two marks and for Thai with three levels.
enum PageStyle {
  static let css: HTML = """

    :root { color-scheme: light dark; --page: #fff; --raised: #f6f7f9; --line: #d9dde3;
      --text: #1b2026; --quiet: #59636e; --good: #0b63b0; --bad: #c05200; --mix: #8a5ba6;
      --mid: #a4abb5; --plain: #4a5563; --mark: #fff0b8;
      --g1: #e7f1fa; --g2: #cbe1f4; --g3: #a3cbec; --g4: #78b1e2;
      --b1: #fdf0e4; --b2: #fadcc0; --b3: #f6c193; --b4: #efa262; }
    @media screen and (prefers-color-scheme: dark) { :root { --page: #14181d; --raised: #1d2329;
      --line: #343c46; --text: #e8ebef; --quiet: #a2adb9; --good: #5aaef2; --bad: #f59a45;
      --mix: #c39adf; --mid: #6c7683; --plain: #b6c0cb; --mark: #5c4a12;
      --g1: #18293a; --g2: #1b3a56; --g3: #1f4d75; --g4: #236196;
      --b1: #33261a; --b2: #4c3219; --b3: #683f15; --b4: #864c0e; } }
    * { box-sizing: border-box; }
    html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
    body { margin: 0 auto; max-width: 70rem; padding: 1.5rem 1rem 3rem; background: var(--page);
      color: var(--text); line-height: 1.65; font-size: 1rem; overflow-wrap: anywhere;
      font-family: system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Helvetica Neue",
        "Noto Sans Thai", "Leelawadee UI", Thonburi, "Sukhumvit Set", Loma, Arial, sans-serif; }
    :lang(th) { line-height: 1.8; }
    .whole { white-space: nowrap; }
    h1 { font-size: clamp(1.4rem, 4.5vw, 2.1rem); line-height: 1.4; margin: 0; }
    h2 { font-size: 1.3rem; line-height: 1.5; margin: 0 0 .5rem; }
    h3 { font-size: 1.05rem; line-height: 1.55; margin: 1.2rem 0 .3rem; }
    p { margin: .3rem 0 .7rem; }
    header, section > p, .method { max-width: 46rem; }
    .kicker { color: var(--quiet); font-weight: 600; margin: 0; }
    section { margin-top: 2rem; border-top: 1px solid var(--line); padding-top: 1.2rem; }
    .quiet, figcaption, dt { color: var(--quiet); }
    .quiet { font-weight: 400; }
    h3 .quiet { font-size: .9rem; }
    footer { margin-top: 2.5rem; border-top: 1px solid var(--line); color: var(--quiet);
      font-size: .9rem; }
    ul { padding-left: 1.2rem; margin: .4rem 0; }
    nav { margin-top: .6rem; font-size: .93rem; }
    nav .legend { gap: 0 1.1rem; }
    a { color: var(--good); text-underline-offset: .2em; }
    .facts { max-width: 50rem; font-size: 1.08rem; }
    .facts li { margin: .35rem 0; }
    .notes { color: var(--quiet); font-size: .93rem; }
    .score { display: grid; gap: 1.5rem; }
    .headline p { margin: 0; }
    .name { font-weight: 600; }
    .value { font-size: 3.4rem; font-weight: 700; line-height: 1.25;
      font-variant-numeric: tabular-nums; }
    figure { margin: .4rem 0 1rem; }
    figcaption { font-size: .9rem; }
    svg { display: block; overflow: visible; }
    svg .good, .key.good { fill: var(--good); background: var(--good); }
    svg .bad, .key.bad { fill: var(--bad); background: var(--bad); }
    svg .mix, .key.mix { fill: var(--mix); background: var(--mix); }
    svg .mid, .key.mid { fill: var(--mid); background: var(--mid); }
    svg .plain, .key.plain { fill: var(--plain); background: var(--plain); }
    svg .hollow { fill: none; stroke-width: 1.5; stroke: var(--quiet); }
    svg .hollow.good { stroke: var(--good); }
    svg .hollow.bad { stroke: var(--bad); }
    .stack rect { stroke: var(--page); stroke-width: 1; }
    .axis { stroke: var(--quiet); stroke-width: 1; }
    .whisker { stroke: var(--quiet); stroke-width: 1.5; }
    .trend { stroke: var(--plain); stroke-width: 2; }
    .change { stroke: var(--text); stroke-width: 1.5; stroke-dasharray: 4 4; }
    svg .other { fill: var(--page); stroke: var(--quiet); stroke-width: 2; }
    svg .other.bad { stroke: var(--bad); }
    .notable { margin: .4rem 0 1rem; }
    .notable h4 { font-size: 1rem; line-height: 1.5; margin: .7rem 0 .1rem; }
    .histogram { margin-top: .5rem; }
    .volume { fill: var(--line); }
    .grid { stroke: var(--line); stroke-width: 1; }
    .dot { fill: var(--plain); stroke: var(--page); stroke-width: 1.5; }
    svg text { fill: var(--text); text-anchor: middle; font-size: 12px; font-family: inherit; }
    svg .tick { fill: var(--quiet); }
    svg .start { text-anchor: start; }
    .legend { list-style: none; padding: 0; display: flex; flex-wrap: wrap; gap: .2rem 1.2rem; }
    .key { display: inline-block; width: .8em; height: .8em; margin-right: .4em; }
    .key.hollow { border: 1.5px solid var(--plain); }
    .key.line { height: 0; border-top: 2px solid var(--quiet); vertical-align: middle;
      width: 1.2em; }
    .driver { display: grid; grid-template-columns: 1fr auto; gap: 0 .8rem; padding: .35rem 0;
      border-bottom: 1px solid var(--line); }
    .driver .chart { grid-column: 1 / -1; grid-row: 2; }
    .found { padding: .5rem 0 .6rem; border-bottom: 1px solid var(--line); }
    .found .driver { border: 0; padding: 0 0 .2rem; }
    .found .phrases { margin: 0; color: var(--quiet); }
    .much { text-align: right; font-variant-numeric: tabular-nums; }
    .tag { display: inline-block; border: 1px solid var(--quiet); border-radius: .3rem;
      padding: 0 .4rem; font-size: .85rem; color: var(--text); }
    .cards { display: grid; gap: 1rem; align-items: start; grid-template-columns: minmax(0, 1fr); }
    .card { background: var(--raised); border: 1px solid var(--line);
      border-left: 4px solid var(--plain); border-radius: .4rem; padding: .8rem 1rem; }
    .card.bad { border-left-color: var(--bad); }
    .card.good { border-left-color: var(--good); }
    .card h3 { margin: 0; }
    .card .id, .card .owner { margin: 0; font-size: .88rem; }
    .number { color: var(--quiet); font-weight: 400; }
    dl { display: grid; grid-template-columns: repeat(3, minmax(0, 1fr)); gap: .5rem .8rem;
      margin: .6rem 0; }
    dt { font-size: .82rem; line-height: 1.5; }
    dd .quiet { font-size: .85rem; }
    dd { margin: 0; font-weight: 600; font-variant-numeric: tabular-nums; }
    .label { margin: .4rem 0 0; color: var(--quiet); font-size: .88rem; }
    .phrases { list-style: none; padding: 0; margin: 0 0 .5rem; display: flex; flex-wrap: wrap;
      gap: 0 1rem; }
    summary { cursor: pointer; color: var(--quiet); padding: .25rem 0; }
    .rest { margin-top: 1rem; }
    .driver + .rest { margin-top: 0; }
    .quote { margin: .5rem 0; }
    blockquote { margin: 0; padding-left: .8rem; border-left: 3px solid var(--line);
      white-space: pre-line; }
    .quote figcaption { padding-left: .95rem; font-size: .85rem; }
    .quote .tag { color: var(--quiet); border-color: var(--line); }
    mark { background: var(--mark); color: inherit; padding: 0 .1em; border-radius: .15em;
      text-decoration: underline; text-decoration-thickness: 1px; text-underline-offset: .3em; }
    .scroll { overflow-x: auto; }
    table { border-collapse: collapse; width: 100%; font-size: .95rem; overflow-wrap: normal; }
    th, td { text-align: left; vertical-align: top; padding: .35rem .6rem .35rem 0;
      border-bottom: 1px solid var(--line); }
    thead th { color: var(--quiet); font-weight: 600; font-size: .88rem; }
    tbody th { font-weight: 600; }
    .n { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
    thead th::first-letter, dt::first-letter { text-transform: uppercase; }
    .groups th[scope=row] { min-width: 7.5rem; }
    td.bar { width: 45%; min-width: 3.5rem; vertical-align: middle; }
    .heat { font-size: .9rem; }
    .heat td { text-align: center; padding: .25rem .5rem; line-height: 1.5; min-width: 4.2rem;
      font-variant-numeric: tabular-nums; border: 2px solid var(--page); }
    .heat thead th + th { text-align: center; vertical-align: bottom; padding: .3rem .4rem; }
    .heat th[scope=row], .heat thead th:first-child { min-width: 8rem; position: sticky; left: 0;
      background: var(--page); }
    .heat .none { color: var(--quiet); }
    .g1 { background: var(--g1); } .g2 { background: var(--g2); }
    .g3 { background: var(--g3); } .g4 { background: var(--g4); }
    .b1 { background: var(--b1); } .b2 { background: var(--b2); }
    .b3 { background: var(--b3); } .b4 { background: var(--b4); }
    @media (max-width: 39.99rem) {
      .heat th[scope=row], .heat thead th:first-child { min-width: 6.5rem; max-width: 6.5rem;
        overflow-wrap: break-word; }
      .groups, .groups thead, .groups tbody { display: block; }
      .groups tr { display: grid; grid-template-columns: repeat(3, 1fr);
        border-bottom: 1px solid var(--line); padding: .3rem 0; }
      .groups th, .groups td { border: 0; padding: 0; }
      .groups th[scope=row], .groups td.bar { grid-column: 1 / -1; width: auto; }
      .groups thead th:first-child, .groups thead th:last-child { display: none; }
      .groups thead tr { grid-template-columns: repeat(auto-fit, minmax(0, 33.3%)); }
      .groups .n { text-align: left; }
    }
    @media (min-width: 40rem) {
      body { padding: 2rem 2rem 4rem; }
      .driver { grid-template-columns: 15rem 1fr 8.5rem; align-items: center; }
      .driver .chart { grid-column: auto; grid-row: auto; }
      .score { grid-template-columns: 17rem 1fr; }
    }
    @media (min-width: 60rem) {
      .driver { grid-template-columns: 15rem 1fr 11rem; }
      .cards { grid-template-columns: repeat(2, minmax(0, 1fr)); }
    }
    @media print {
      :root { color-scheme: light; }
      body { max-width: none; padding: 0; font-size: 10pt; }
      .cards { display: block; }
      .card { margin-bottom: .8rem; }
      nav { display: none; }
      summary { list-style: none; }
      .driver, .quote, tr, figure, dl { break-inside: avoid; }
      h2, h3, h4, h2 + p, h3 + p, caption, .card .id, .card .owner, .label, summary {
        break-after: avoid; }
      details:not(.rest)::details-content { content-visibility: visible; block-size: auto; }
      svg, .heat td, mark, .key { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
      .scroll { overflow: visible; }
    }

    """
}
