/// What operators set in gleaner.yaml. Paths are absolute, or relative to the working folder, once read.
package struct Configuration: Equatable, Sendable {
    /// A place that news come from.
    package struct Source: Equatable, Sendable {
        /// Unique name, for `--only`, logs and the state.
        package var name: String
        /// A feed file, a page, an archive, or a folder of those.
        package var path: String
        /// What is written to `source.path`: the path as the configuration has it.
        package var label: String
        /// Web address at which the pages of this path are published; relative links and identities follow from it.
        package var baseURL: String?
        /// Where the pages that a feed lists stand on this machine; nil where only the feed itself is read.
        package var pages: Pages?
        /// Seconds between two looks; 0 is every run.
        package var every: Int = 0
        package var enabled: Bool = true

        package init(name: String, path: String, label: String) {
            self.name = name
            self.path = path
            self.label = label
        }
    }

    /// Stored pages of a feed's entries.
    package enum Pages: Equatable, Sendable {
        /// A capture manifest: each line's `url` is the link of an entry.
        case manifest(String)
        /// Folders that mirror what lies below web addresses.
        case mirrors([Mirror])
    }

    /// A folder that holds the pages below a web address.
    package struct Mirror: Equatable, Sendable {
        package var prefix: String
        package var folder: String
        /// The folder as the configuration has it.
        package var label: String

        package init(prefix: String, folder: String, label: String) {
            self.prefix = prefix
            self.folder = folder
            self.label = label
        }
    }

    /// Folder of the memory between runs.
    package var state = "gleaner-state"
    /// Folder that gets one folder a run.
    package var output = "gleaner-runs"
    /// Databases that get each run's facts at its end.
    package var load: [String] = []
    /// Pages worked on at once; 0 is one a core.
    package var jobs = 0
    /// Share of rejected pages above which an ingest does not end well.
    package var maxRejectRatio = 0.5
    package var sources: [Source] = []

    package init() {}
}
