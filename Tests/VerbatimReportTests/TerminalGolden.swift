/// What `TerminalReportTests` expects at width 60.
let goldenNarrow = """
  shop.csv
    9 rows read · 7 comments tagged · 1 without text · 1
    rejected
    comment  “Ý kiến”: by its name; 7 distinct texts
    Note: Dates fit both orders.

  Score
    Net Promoter Score: 0.0 · 95% interval −53.7 to +53.7 · 7
    ratings
    Promoters   9–10  ████████████████  3  43%
    Passives     7–8  █████▍            1  14%
    Detractors   0–6  ████████████████  3  43%

  Sentiment and language
    Positive    ████████████████  4  57%
    Neutral     ████              1  14%
    Negative    ████████          2  29%
    Mixed                         0   0%

    Vietnamese    ████████████████  3  43%
    Thai          █████▍            1  14%
    English       ████████████████  3  43%

  Touchpoint (touchpoint)
           n  score
    store  4  +25.0          │██
    app    3  −33.3       ▓▓▓│

  Month by month
             n  score
    2026-07  4    0.0          │
    2026-08  3    0.0          │

  Pain points
    Every theme with a complaint, what harms the score most
    first.
    #  theme           n  share  complaints  impact  certainty
    1  Delivery speed  3    43%           2   −25.0  unclear
       delivery.speed: giao hàng chậm (2)
       “«Giao hàng chậm» quá trời luôn nha shop”
        — 1, rating 3
       “«ส่งช้ามาก» แต่พนักงานน่ารัก” — 2, rating 6
    2  Refunds         1    14%           1   −23.8  unclear
       refund: no refund (1)
       “Still «no refund» after six weeks” — 6, rating 1

  Strengths
    Every theme with praise, what lifts the score most first.
    #  theme           n  share  praise  impact  certainty
    1  Staff           3    43%       3   +28.6  unclear
       staff: lovely staff (2) · น่ารัก (1)
       “«Lovely staff», thank you” — 3, rating 10
       “ส่งช้ามาก แต่พนักงาน«น่ารัก»” — 2, rating 6
    2  Delivery speed  3    43%       1   −25.0  unclear
       delivery.speed: giao nhanh (1)
       “«giao nhanh», đóng gói kỹ” — 7, rating 9

    impact: points of the score that go with the theme,
    comparing only comments of the same “Touchpoint”; credit:
    its share, all of them add up to the score; unclear: too
    few comments to tell, no reason to drop what a customer
    wrote.

  Comments without a theme
    1 comment fits no theme of the taxonomy (14%). If several
    speak of the same thing, it is worth a theme.
      “Cũng được, không có gì để nói thêm” — 5, rating 8

  Rows that could not be read
    1  too few or too many fields
      line 5: expected 4 fields, found 6. Put quotes around
        the comment.

  """

/// What `TerminalReportTests` expects at width 100.
let goldenWide = """
  shop.csv
    9 rows read · 7 comments tagged · 1 without text · 1 rejected
    comment  “Ý kiến”: by its name; 7 distinct texts
    Note: Dates fit both orders.

  Score
    Net Promoter Score: 0.0 · 95% interval −53.7 to +53.7 · 7 ratings
    Promoters   9–10  ████████████████████████████████████████  3  43%
    Passives     7–8  █████████████▍                            1  14%
    Detractors   0–6  ████████████████████████████████████████  3  43%

  Sentiment and language
    Positive    ████████████████████████████████████████  4  57%
    Neutral     ██████████                                1  14%
    Negative    ████████████████████                      2  29%
    Mixed                                                 0   0%

    Vietnamese    ████████████████████████████████████████  3  43%
    Thai          █████████████▍                            1  14%
    English       ████████████████████████████████████████  3  43%

  Touchpoint (touchpoint)
           n  score
    store  4  +25.0                      │█████
    app    3  −33.3               ▓▓▓▓▓▓▓│

  Month by month
             n  score
    2026-07  4    0.0                      │
    2026-08  3    0.0                      │

  Pain points
    Every theme with a complaint, what harms the score most first.
    #  theme           n  share  complaints  sentiment  impact  certainty  credit
    1  Delivery speed  3    43%           2      −0.23   −25.0  unclear      −7.1
       delivery.speed: giao hàng chậm (2)
       “«Giao hàng chậm» quá trời luôn nha shop” — 1, rating 3
       “«ส่งช้ามาก» แต่พนักงานน่ารัก” — 2, rating 6
    2  Refunds         1    14%           1      −0.90   −23.8  unclear     −14.3
       refund: no refund (1)
       “Still «no refund» after six weeks” — 6, rating 1

  Strengths
    Every theme with praise, what lifts the score most first.
    #  theme           n  share  praise  sentiment  impact  certainty  credit
    1  Staff           3    43%       3      +0.73   +28.6  unclear     +21.4
       staff: lovely staff (2) · น่ารัก (1)
       “«Lovely staff», thank you” — 3, rating 10
       “ส่งช้ามาก แต่พนักงาน«น่ารัก»” — 2, rating 6
    2  Delivery speed  3    43%       1      −0.23   −25.0  unclear      −7.1
       delivery.speed: giao nhanh (1)
       “«giao nhanh», đóng gói kỹ” — 7, rating 9

    impact: points of the score that go with the theme, comparing only comments of the same
    “Touchpoint”; credit: its share, all of them add up to the score; unclear: too few comments to
    tell, no reason to drop what a customer wrote.

  Comments without a theme
    1 comment fits no theme of the taxonomy (14%). If several speak of the same thing, it is worth a
    theme.
      “Cũng được, không có gì để nói thêm” — 5, rating 8

  Rows that could not be read
    1  too few or too many fields
      line 5: expected 4 fields, found 6. Put quotes around the comment.

  """
