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
    #expect(none.reason == "the dates fit both orders; taken as day first")
    #expect(DateOrderGuess(["1/2/2024"], name: "Timestamp (mm/dd/yyyy)").order == .monthFirst)
    #expect(DateOrderGuess(["2024-01-02"]).reason == "the year comes first")
  }
}
