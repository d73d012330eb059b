import Foundation
import GRDB
import NewsLoaders
import NewsPipeline
import Testing

@Suite struct IngestionTests {
    private let stand: NewsStand

    init() throws {
        stand = try NewsStand()
        try stand.write("pages/brannock.html", NewsStand.page("Brannock", sold: 4_300))
        try stand.write("pages/deep/ostra.html", NewsStand.page("Ostra", sold: 2_750))
    }

    private func values(_ sql: String) throws -> [String] {
        try DatabaseQueue(path: stand.path("facts.sqlite")).read { try String.fetchAll($0, sql: sql) }
    }

    @Test func whatIsNewBecomesFactsOnce() async throws {
        let configuration = try stand.configuration()
        let first = try await stand.ingest(configuration)
        #expect(first.tally.documents == 2)
        #expect(first.tally.facts > 0)
        #expect(first.tally.rejects == 0)
        let folder = try #require(first.folder)
        #expect(FileSystem.exists(folder + "/run.json"))
        #expect(
            try values("SELECT value FROM current_facts WHERE value IN ('4300', '2750') ORDER BY value") == [
                "2750", "4300",
            ])
        let second = try await stand.ingest(configuration)
        #expect(second.folder == nil)
        #expect(second.tally.documents == 0)
        #expect(second.unchanged == 2)
    }

    @Test func anEditReplacesTheFactsOfItsDocument() async throws {
        let configuration = try stand.configuration()
        _ = try await stand.ingest(configuration)
        try stand.write("pages/brannock.html", NewsStand.page("Brannock", sold: 4_900))
        let edited = try await stand.ingest(configuration)
        #expect(edited.tally.documents == 1)
        #expect(try stand.lines("documents").filter { $0.contains("\"reason\":\"publisher_edit\"") }.count == 1)
        #expect(try values("SELECT value FROM current_facts WHERE value IN ('4300', '4900')") == ["4900"])
        #expect(try values("SELECT value FROM retractions WHERE value IN ('4300', '4900')") == ["4300"])
        // Edited back: the first text holds again.
        try stand.write("pages/brannock.html", NewsStand.page("Brannock", sold: 4_300))
        _ = try await stand.ingest(configuration)
        #expect(try values("SELECT value FROM current_facts WHERE value IN ('4300', '4900')") == ["4300"])
    }

    @Test func anEditThatLeavesNoFactRetractsThemAllAndAWallRetractsNothing() async throws {
        let configuration = try stand.configuration()
        _ = try await stand.ingest(configuration)
        let here = "doc_id = (SELECT doc_id FROM retractions WHERE value = '4300')"
        // A page that is no article says nothing of the story.
        try stand.write(
            "pages/brannock.html",
            "<!DOCTYPE html><html lang=\"en\"><head><title>Just a moment...</title></head><body><h1>Checking your browser</h1>"
                + "<p>Enable JavaScript and cookies to continue.</p></body></html>")
        _ = try await stand.ingest(configuration)
        #expect(try values("SELECT value FROM current_facts WHERE value = '4300'") == ["4300"])
        #expect(try values("SELECT value FROM retractions").isEmpty)
        try stand.write("pages/brannock.html", NewsStand.pageWithoutFigures("Brannock"))
        let edited = try await stand.ingest(configuration)
        #expect(edited.tally.documents == 1)
        #expect(edited.tally.facts == 0)
        #expect(
            try stand.lines("documents").contains {
                $0.contains("\"reason\":\"publisher_edit\"") && $0.contains("\"n_facts\":0")
            })
        #expect(try values("SELECT value FROM retractions WHERE value = '4300'") == ["4300"])
        #expect(try values("SELECT fact_id FROM current_facts WHERE \(here)").isEmpty)
        #expect(try values("SELECT value FROM current_facts WHERE value = '2750'") == ["2750"])
    }

    @Test func factsOfWatchedCompaniesCarryTheOperatorsName() async throws {
        try stand.write("watch.tsv", "# name\taliases\twatch\nBrannock Ltd\tBrannock\tclient-9\n")
        var configuration = try stand.configuration()
        configuration.watch = stand.path("watch.tsv")
        _ = try await stand.ingest(configuration)
        let facts = try stand.lines("facts")
        #expect(facts.contains { $0.contains("\"4300\"") && $0.contains("\"watch\":\"client-9\"") })
        #expect(!facts.contains { $0.contains("\"2750\"") && $0.contains("\"watch\":\"client-9\"") })
        configuration.watch = stand.path("nothing.tsv")
        await #expect(throws: IngestionError.self) { try await stand.ingest(configuration) }
    }

    @Test func otherBytesOfTheSameTextAreNothingNew() async throws {
        let configuration = try stand.configuration()
        _ = try await stand.ingest(configuration)
        let page = NewsStand.page("Brannock", sold: 4_300).replacing("Home", with: "Start")
        try stand.write("pages/brannock.html", page)
        let outcome = try await stand.ingest(configuration)
        #expect(outcome.folder == nil)
        #expect(outcome.unchanged == 2)
    }

    @Test func aBadPageIsRejectedOnceAndTriedAgainWhenAskedFor() async throws {
        try stand.write("pages/broken.html", "<html><body></body></html>")
        let configuration = try stand.configuration()
        let first = try await stand.ingest(configuration)
        #expect(first.tally.rejects == 1)
        #expect(try await stand.ingest(configuration).tally.rejects == 0)
        var again = Ingestion.Options()
        again.onlyFailed = true
        let third = try await stand.ingest(configuration, again)
        #expect(third.tally.rejects == 1)
        #expect(third.tally.documents == 0)
    }

    @Test func aDryRunChangesNothing() async throws {
        let configuration = try stand.configuration()
        var options = Ingestion.Options()
        options.dryRun = true
        let outcome = try await stand.ingest(configuration, options)
        #expect(outcome.pending.count == 2)
        #expect(!FileSystem.exists(stand.path("runs")))
        #expect(try await stand.ingest(configuration).tally.documents == 2)
    }

    @Test func aLimitLeavesTheRestForTheNextRun() async throws {
        let configuration = try stand.configuration("  - {name: pages, url: 'file:pages', every: 1d}")
        var options = Ingestion.Options()
        options.limit = 1
        #expect(try await stand.ingest(configuration, options).tally.documents == 1)
        #expect(try await stand.ingest(configuration).tally.documents == 1)
        // Now the source was read to its end and is not due.
        #expect(try await stand.ingest(configuration).looked == 0)
        options.only = ["pages"]
        #expect(try await stand.ingest(configuration, options).looked == 1)
    }

    @Test func aMissingSourceIsSaidAndTheOthersAreRead() async throws {
        let configuration = try stand.configuration(
            "  - {name: pages, url: 'file:pages'}\n  - {name: gone, url: 'file:nowhere'}")
        let outcome = try await stand.ingest(configuration)
        #expect(outcome.unreachable == ["gone"])
        #expect(outcome.looked == 2)
        #expect(outcome.tally.documents == 2)
    }

    @Test func anUnknownSourceIsAnError() async throws {
        let configuration = try stand.configuration()
        var options = Ingestion.Options()
        options.only = ["nothing"]
        await #expect(throws: IngestionError.self) { try await stand.ingest(configuration, options) }
    }

    @Test func aRunIsDeliveredByTheNextOneWhenItsDatabaseWasAway() async throws {
        let configuration = try stand.configuration()
        // A folder stands where the database should be.
        try FileManager.default.createDirectory(atPath: stand.path("facts.sqlite"), withIntermediateDirectories: true)
        await #expect(throws: IngestionError.self) { try await stand.ingest(configuration) }
        try FileManager.default.removeItem(atPath: stand.path("facts.sqlite"))
        #expect(try await stand.ingest(configuration).folder == nil)
        #expect(
            try values("SELECT value FROM current_facts WHERE value IN ('4300', '2750') ORDER BY value") == [
                "2750", "4300",
            ])
    }
}
