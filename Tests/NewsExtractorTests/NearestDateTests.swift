import NewsModel
import Testing

/// Dates for which the verb decides less than the distance.
@Suite struct NearestDateTests {
    @Test(
        arguments: [
            ("Storms on Friday, then sun.", "2024-04-19"), ("The court met on Friday.", "2024-04-12"),
            ("Shares fell ahead of Saturday's vote.", "2024-04-20"),
            ("Shares fell ahead of Monday's vote.", "2024-04-15"),
            ("The yard could close on Tuesday.", "2024-04-23"), ("The yard could not open on Tuesday.", "2024-04-16"),
            ("Neither brother could be found on Tuesday.", "2024-04-16"),
            ("The lease was extended through August.", "2024-08"), ("The lease was signed in August.", "2023-08"),
            ("Rents rose from August through March.", "2024-03"),
            ("Growers are going to sell less in the autumn.", "2024-FA"),
            ("Growers sold less in the autumn.", "2023-FA"),
            ("The season was always going to be hard after a poor October.", "2023-10"),
            ("The pool could reopen in the summer.", "2024-SU"),
            ("The pool might have flooded in the summer.", "2023-SU"),
        ])
    func resolves(text: String, value: String) {
        #expect(MarkedText(text).mentions(published: "2024-04-18").last?.mention.value == value)
    }

    @Test(arguments: [("2024-04-03", "2023-03"), ("2024-04-18", "2024-03"), ("2024-01-03", "2023-12")])
    func ofTheMonthThatHasJustEndedNobodySaysLast(published: String, value: String) {
        let month = value.hasSuffix("12") ? "December" : "March"
        #expect(MarkedText("The dam broke last \(month).").mentions(published: published).first?.mention.value == value)
    }
}
