import Testing

@testable import Verbatim

@Suite struct NumberListsTests {
  @Test func placesOfEachNumber() {
    var lists = NumberLists()
    for list: [Int32] in [[2, 0, 2], [], [1, 2]] {
      for number in list { lists.append(number) }
      lists.endList()
    }
    #expect(lists.count == 3)
    #expect(lists[0] == 0..<3 && lists[1] == 3..<3 && lists[2] == 3..<5)
    #expect(lists.lists == [0, 0, 0, 2, 2])
    let places = lists.places(width: 4)
    #expect((0..<4).map { Array(places.numbers[places[$0]]) } == [[1], [3], [0, 2, 4], []])
  }

  @Test func numbersAreCountedAndForgotten() {
    var counter = MeetingCounter(width: 5)
    let numbers: [Int32] = [3, 1, 3, 0, 1, 3]
    counter.add(numbers.span, 0..<5, except: 0)
    counter.add(numbers.span, 5..<6, except: 0)
    var met: [[Int32]] = []
    counter.take { met.append([$0, $1]) }
    #expect(met == [[3, 3], [1, 2]])
    counter.take { _, _ in Issue.record("nothing is left") }
  }
}
