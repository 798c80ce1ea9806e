import Testing
import VerbatimIO

@Suite("Dates")
struct SurveyDateTests {
  @Test(
    arguments: [
      ("2024-03-25", DateOrder.dayFirst, "2024-03-25"),
      ("2024-03-25T08:28:09Z", .dayFirst, "2024-03-25"),
      ("2024/3/5 8:28", .monthFirst, "2024-03-05"), ("25/03/2024 8:28:09", .dayFirst, "2024-03-25"),
      ("5/3/2024", .dayFirst, "2024-03-05"), ("5/3/2024", .monthFirst, "2024-05-03"),
      ("25.03.2024", .dayFirst, "2024-03-25"), ("25-3-2567", .dayFirst, "2024-03-25"),
      ("25/3/2567, 8:28:09", .dayFirst, "2024-03-25"), ("2567-02-29", .dayFirst, "2024-02-29"),
      ("29/2/2566", .dayFirst, nil), ("31/4/2024", .dayFirst, nil), ("13/13/2024", .dayFirst, nil),
      ("1/2/24", .dayFirst, "2024-02-01"), ("6/3/61", .dayFirst, "2018-03-06"),
      ("1/2-2024", .dayFirst, nil), ("12345", .dayFirst, nil), ("1.5", .dayFirst, nil),
      ("", .dayFirst, nil), ("2024-03-25x", .dayFirst, nil),
      ("3/1/2024 AM", .monthFirst, "2024-03-01"),
      ("12 Jan 2026", .dayFirst, "2026-01-12"), ("Jan 12, 2026", .dayFirst, "2026-01-12"),
      ("January 2nd, 2026 08:05", .dayFirst, "2026-01-02"), ("02-Sept-26", .dayFirst, "2026-09-02"),
      ("Mon, 12 Jan 2026 08:05:11 GMT", .monthFirst, "2026-01-12"),
      ("2026 Oct 1", .dayFirst, "2026-10-01"), ("12 ม.ค. 2569", .dayFirst, "2026-01-12"),
      ("1 ต.ค. 69 เวลา 10:00 น.", .dayFirst, "2026-10-01"),
      ("วันจันทร์ที่ 15 พฤศจิกายน พ.ศ. 2569", .dayFirst, "2026-11-15"),
      ("๑๒ มกราคม ๒๕๖๙", .dayFirst, "2026-01-12"),
      ("1 tháng 10, 2026", .dayFirst, "2026-10-01"), ("3 thg 9, 2026", .dayFirst, "2026-09-03"),
      ("ngày 01 Tháng 10 năm 2026", .dayFirst, "2026-10-01"), ("Nov 3", .dayFirst, nil),
      ("Nov 3 08:05", .dayFirst, nil), ("31 Feb 2026", .dayFirst, nil), ("May", .dayFirst, nil),
      ("1 May 2026 was awful", .dayFirst, nil), ("2026-W07", .dayFirst, "2026-02-09"),
      ("2026-w53", .dayFirst, "2026-12-28"), ("2025-W53", .dayFirst, nil),
      ("2569W01", .dayFirst, "2025-12-29"), ("W07-2026", .dayFirst, nil),
      ("2026-03", .monthFirst, "2026-03-01"), ("03/2026", .dayFirst, "2026-03-01"),
      ("3-2569", .dayFirst, "2026-03-01"), ("13/2026", .dayFirst, nil), ("9/1000", .dayFirst, nil),
      ("03.2026", .dayFirst, nil), ("2026-001", .dayFirst, nil),
      ("Mar 2026", .dayFirst, "2026-03-01"), ("March, 2026", .dayFirst, "2026-03-01"),
      ("Mar-26", .dayFirst, "2026-03-01"), ("Mar-26-2025", .dayFirst, "2025-03-26"),
      ("tháng 3/2026", .dayFirst, "2026-03-01"), ("Tháng 12 năm 2026", .dayFirst, "2026-12-01"),
      ("มี.ค. 2569", .dayFirst, "2026-03-01"), ("มีนาคม 69", .dayFirst, "2026-03-01"),
      ("May 26", .dayFirst, nil), ("2026", .dayFirst, nil), ("3 2026", .dayFirst, nil),
      ("46296", .serial, "2026-10-01"), ("46296.35", .serial, "2026-10-01"), ("5", .serial, nil),
    ] as [(String, DateOrder, String?)])
  func parsing(text: String, order: DateOrder, expected: String?) {
    #expect(SurveyDate(parsing: text, order: order)?.description == expected)
  }

  @Test func dayNumbersGoThereAndBack() throws {
    #expect(SurveyDate(year: 1970, month: 1, day: 1)?.dayNumber == 0)
    #expect(SurveyDate(year: 2024, month: 3, day: 1)?.dayNumber == 19783)
    for number in stride(from: -700_000, through: 200_000, by: 97) {
      let date = SurveyDate(dayNumber: number)
      #expect(date.dayNumber == number)
      #expect(SurveyDate(year: date.year, month: date.month, day: date.day) == date)
    }
  }

  @Test func orderIsDecidedByContent() {
    let month = DateOrderGuess(["3/25/2024", "1/2/2024"])
    #expect(month.order == .monthFirst && !month.isUndecided)
    let none = DateOrderGuess(["1/2/2024", "3/4/2024"])
    #expect(none.order == .dayFirst && none.isUndecided)
    #expect(
      none.reason == "the dates fit both orders; taken as day first: if they are month first, "
        + "add --date-order month-first")
    let monkey = DateOrderGuess(["1/2/2024"], origin: "SurveyMonkey")
    #expect(monkey.order == .monthFirst && monkey.isUndecided)
    let both = DateOrderGuess(["13/2/2024", "2/13/2024", "14/2/2024", "1/2/2024"])
    #expect(both.order == .dayFirst && both.isContradictory)
    #expect(both.reason.contains("2 can only be read day first, 1 only month first"))
    #expect(DateOrderGuess(["46296", "46297"]).order == .serial)
    #expect(DateOrderGuess(["12 Jan 2026"]).reason == "the month has a name")
    #expect(DateOrderGuess(["1/2/2024"], name: "Timestamp (mm/dd/yyyy)").order == .monthFirst)
    #expect(DateOrderGuess(["2024-01-02"]).reason == "the year comes first")
  }

  @Test func serialNumbersAreDatesWhereTheNameSaysSo() throws {
    let rows = (0..<5).map { "\(46296 + $0),\(46296 + $0),slow and rude\n" }.joined()
    let roles = try ColumnRolesTests.roles("Amount,Ngày,comment\n" + rows)
    #expect(roles.date?.name == "Ngày")
    #expect(roles.dateOrder?.order == .serial)
  }

  @Test(arguments: [
    ("Tháng", ["2026-01", "2026-02", "2026-03"]), ("Tuần", ["2026-W01", "2026-W02", "2026-W03"]),
    ("เดือน", ["ม.ค. 2569", "ก.พ. 2569", "มี.ค. 2569"]),
  ])
  func monthsAndWeeksAreDates(name: String, periods: [String]) throws {
    let rows = periods.map { "\($0),2001-02-03,slow and rude\n" }.joined()
    let roles = try ColumnRolesTests.roles("\(name),Ngày sinh,comment\n" + rows)
    #expect(roles.date?.name == name)
    #expect(roles.notes.isEmpty)
  }

  @Test func orderIsTheUsers() throws {
    let roles = try ColumnRolesTests.roles("date,comment\n1/2/2024,slow and rude\n") {
      $0.dateOrder = .monthFirst
    }
    #expect(roles.dateOrder?.order == .monthFirst)
    #expect(roles.notes.isEmpty)
  }
}
